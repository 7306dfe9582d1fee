-- What is wrong, for as long as it is, so that a restart tells nobody of it again.
create table if not exists told_issue (
    check_key varchar(300) primary key,
    since     timestamp(9) with time zone not null,
    gone      timestamp(9) with time zone, -- since when it is right again; null while it is not
    told      boolean not null,
    said      character varying not null -- JSON, a stored message
);

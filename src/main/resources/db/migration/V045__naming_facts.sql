-- What sources say of a title beside its name: names of files and the choice between two titles of one name need it.
create table if not exists title_naming (
    title_id       bigint primary key references title (id) on delete cascade,
    original_title character varying not null, -- empty: not known
    collection     character varying not null, -- empty: in none
    certification  varchar(80) not null, -- empty: not known
    country        varchar(2) not null, -- ISO 3166, empty: not known or several
    series_type    varchar(20) not null
);

create table if not exists title_translation (
    title_id bigint not null references title (id) on delete cascade,
    language varchar(80) not null, -- English name
    name     character varying not null,
    primary key (title_id, language)
);

-- Until when public services want to be left alone: what they asked for outlasts a restart.
create table if not exists host_pause (
    service      varchar(255) primary key, -- a host; with a dot in front: a domain with all hosts below it
    paused_until timestamp(6) with time zone not null
);

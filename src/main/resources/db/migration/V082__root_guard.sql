-- What is known of a root folder as a place: the mark in it, when it was compared last, and why nothing of it is changed now.
create table if not exists root_watch (
    root_id  bigint primary key references root_folder (id) on delete cascade,
    marker   varchar(40), -- what the marker file in it says; null: none could be written
    taken    timestamp(6) with time zone, -- when its files were taken into the library last; null: never
    compared timestamp(6) with time zone, -- when it was compared last; null: never
    objection character varying, -- JSON, why nothing is changed; null: all is well
    objected timestamp(6) with time zone, -- since when
    gone     integer default 0 not null, -- how many files are gone or other ones than before, while there is an objection
    accepted integer default 0 not null -- how many of them a person said to be really gone; 0: none
);

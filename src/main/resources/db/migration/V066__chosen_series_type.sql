-- How a person said that the episodes of a series are counted. It goes before what the source says, and survives every refresh.
create table if not exists chosen_series_type (
    title_id    bigint primary key references title (id) on delete cascade,
    series_type varchar(20) not null
);

-- How a person says that the episodes of a series are counted; it counts before what the source says.
create table if not exists own_series_type (
    title_id    bigint primary key references title (id) on delete cascade,
    series_type varchar(20) not null
);

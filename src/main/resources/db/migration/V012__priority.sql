-- Which of its client's downloads comes first, as a person wants it: kept here too, so that it can be seen, and outlives a client.
alter table download add column if not exists priority varchar(10) default 'NORMAL' not null;

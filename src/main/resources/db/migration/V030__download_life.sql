-- How it is fetched, so that this can be told without reading the release.
alter table download add column if not exists protocol varchar(20) default '' not null;
update download set protocol = case
    when release_json like '%"protocol":"TORRENT"%' then 'TORRENT'
    when release_json like '%"protocol":"USENET"%' then 'USENET'
    when release_json like '%"protocol":"DIRECT"%' then 'DIRECT'
    else '' end
where protocol = '';

-- What a person took off the queue and its client has not yet confirmed: KEEP_DATA or WITH_DATA; null when nothing is left to ask.
alter table download add column if not exists removal_asked varchar(20);
create index if not exists download_by_removal on download (removal_asked);

-- When another release is to be taken in the place of one that failed; null when none is to be taken, or it has been.
alter table download add column if not exists replacement_due timestamp(6) with time zone;
alter table download add column if not exists replacement_tries integer default 0 not null;
create index if not exists download_by_replacement on download (replacement_due);

-- Which of a client's downloads are no longer on their way is asked at every look.
create index if not exists download_by_client on download (client_id, state);

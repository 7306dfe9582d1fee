-- Torrent files of what is on its way, so that its pieces can be checked when it is filed; gone once the download has ended.
create table if not exists kept_torrent (
    download_id bigint not null primary key references download (id) on delete cascade,
    content     binary large object not null
);

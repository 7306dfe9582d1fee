-- Videos of a download that were not filed: its data is kept for them, and a person is told.
create table if not exists unfiled_video (
    download_id bigint not null references download (id) on delete cascade,
    path        character varying not null, -- below the download, with / between names
    bytes       bigint not null,
    said        character varying not null,
    primary key (download_id, path)
);

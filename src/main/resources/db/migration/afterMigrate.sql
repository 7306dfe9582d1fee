-- Runs at every start, after the migrations. The order of these indexes has nothing to do with the order in which rows come, so that
-- filling a library is several times faster without them: whoever fills one drops them and makes them again at the end. Should it not
-- come to that end, the next start makes them.

create index if not exists item_by_release_date on item (release_date);
-- In the very order in which wanted items are listed and searched, so that the first few are found without sorting them all.
create index if not exists item_by_standing on item (standing, available desc, id desc);
create index if not exists item_by_search on item (standing, last_searched, available desc, id);
create index if not exists media_file_by_added on media_file (added);

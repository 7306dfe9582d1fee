-- Why a download has failed, in the words of the blocklist; null where it has not, or failed before this was noted.
alter table download add column if not exists failure varchar(40);
update download set failure = 'MALWARE'
where state = 'FAILED' and failure is null
    and (said like '%download.bad.program%' or said like '%download.bad.disguised%' or said like '%download.bad.leads-out%'
        or said like '%download.bad.masked%' or said like '%import.dangerous%');

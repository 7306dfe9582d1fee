-- The switches of desktop notifications have become the events that all channels have; what was chosen stays chosen. Where all were off,
-- the channel itself is, since no events would mean the usual ones.
update provider set enabled = false
    where plug = 'desktop' and settings like '%"imported":false%' and settings like '%"grabbed":false%'
        and settings like '%"failed":false%' and settings like '%"attention":false%';
update provider set settings = '{"events":['
        || trim(trailing ',' from
            case when settings like '%"imported":true%' then '"import.completed","upgrade",' else '' end
            || case when settings like '%"grabbed":true%' then '"grab",' else '' end
            || case when settings like '%"failed":true%' then '"download.failed",' else '' end
            || case when settings like '%"attention":true%' then '"import.failed","health.issue",' else '' end)
        || ']}'
    where plug = 'desktop' and settings like '%"imported":%';

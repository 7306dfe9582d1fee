package org.magpie.media.title;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** One wanted copy of a title: a name, a quality profile and a folder below a root folder. */
@Entity
@Table(name = "slot")
public class Slot {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "slot_seq")
    @SequenceGenerator(name = "slot_seq", sequenceName = "slot_seq", allocationSize = 50)
    private long id;

    @Column(name = "title_id")
    private long titleId;

    private int place;
    private String name;

    @Column(name = "profile_id")
    private long profileId;

    @Column(name = "root_id")
    private long rootId;

    private String folder;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected Slot() {}

    /**
     * @param place order within the title, from 0
     * @param folder below the root folder, with / between names; empty until the first import names it
     */
    public Slot(long titleId, int place, String name, long profileId, long rootId, String folder) {
        this.titleId = titleId;
        this.place = place;
        this.name = name;
        this.profileId = profileId;
        this.rootId = rootId;
        this.folder = folder;
    }

    /** Takes another name, profile or root folder. Files stay where they are. */
    public void change(String newName, long newProfile, long newRoot) {
        name = newName;
        profileId = newProfile;
        rootId = newRoot;
    }

    /** Says in which folder below the root folder its files lie. */
    public void livesIn(String newFolder) {
        folder = newFolder;
    }

    public long id() {
        return id;
    }

    public long titleId() {
        return titleId;
    }

    public int place() {
        return place;
    }

    public String name() {
        return name;
    }

    public long profileId() {
        return profileId;
    }

    public long rootId() {
        return rootId;
    }

    public String folder() {
        return folder;
    }
}

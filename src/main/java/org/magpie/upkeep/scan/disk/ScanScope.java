package org.magpie.upkeep.scan.disk;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.pipeline.importing.layout.FoundFile;

/** Which part of a root folder is looked at: all of it, or some places below it. Immutable. */
public final class ScanScope {
    /** All of a root folder. */
    public static final ScanScope WHOLE = new ScanScope(Set.of(""), Set.of());

    private final List<String> deep;
    private final List<String> shallow;
    private final Set<String> deepNames;
    private final Set<String> shallowNames;

    /**
     * @param deep folders with all that is in them, and single files; below the root folder, with / between names
     * @param shallow folders of which only the files directly in them are looked at
     */
    public ScanScope(Set<String> deep, Set<String> shallow) {
        Set<String> all = normal(deep);
        this.deep = new TreeSet<>(deep)
                .stream().filter(path -> path.isEmpty() || !isBelow(path, all)).toList();
        this.deepNames = normal(new HashSet<>(this.deep));
        this.shallow = new TreeSet<>(shallow)
                .stream()
                        .filter(path -> !deepNames.contains(composed(path)) && !isBelow(path, deepNames))
                        .toList();
        this.shallowNames = normal(new HashSet<>(this.shallow));
    }

    private static boolean isBelow(String path, Set<String> folders) {
        if (path.isEmpty()) {
            return false;
        }
        String at = FoundFile.parent(composed(path));
        while (!at.isEmpty()) {
            if (folders.contains(at)) {
                return true;
            }
            at = FoundFile.parent(at);
        }
        return folders.contains("");
    }

    private static Set<String> normal(Set<String> paths) {
        Set<String> names = HashSet.newHashSet(paths.size());
        paths.forEach(path -> names.add(composed(path)));
        return names;
    }

    /** Names that a person cannot tell apart are one name, however a system has composed their letters. */
    public static String composed(String path) {
        return Normalizer.isNormalized(path, Normalizer.Form.NFC)
                ? path
                : Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    public boolean isWhole() {
        return deepNames.contains("");
    }

    public boolean isEmpty() {
        return deep.isEmpty() && shallow.isEmpty();
    }

    /** None of them lies in another; in order. */
    public List<String> deep() {
        return deep;
    }

    public List<String> shallow() {
        return shallow;
    }

    /** Whether a file at that path is looked at. */
    public boolean hasFile(String path) {
        return hasFolder(path) || (!path.isEmpty() && shallowNames.contains(FoundFile.parent(composed(path))));
    }

    /** Whether all that is in the folder of that path is looked at. */
    public boolean hasFolder(String path) {
        return deepNames.contains(composed(path)) || isBelow(path, deepNames);
    }

    /** Whether at least the files directly in the folder of that path are looked at. */
    public boolean hasListed(String path) {
        return hasFolder(path) || shallowNames.contains(composed(path));
    }

    @Override
    public String toString() {
        return isWhole() ? "everything" : deep + " and the files directly in " + shallow;
    }
}

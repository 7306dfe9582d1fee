package org.magpie.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The laws of the layout, for any root package: the real one, and the one of the planted violations. A room that is still empty
 * breaks none.
 */
final class Laws {
    /** From the ground up; those on one floor are independent of each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("base"),
            List.of("media"),
            List.of("provider"),
            List.of("access"),
            List.of("catalog"),
            List.of("pipeline"),
            List.of("fleet"),
            List.of("insight"),
            List.of("upkeep"),
            List.of("assistant"),
            List.of("ui", "cli", "api"),
            List.of("app"));

    /** From left to right. */
    private static final List<String> STEPS =
            List.of("search", "parse", "match", "decide", "grab", "download", "importing", "notify");

    /** Where plugs live, below the root: those packages and all in them are leaves. */
    private static final List<String> PLUGS = List.of(
            "pipeline.search.indexer",
            "pipeline.download.client",
            "pipeline.notify.channel",
            "pipeline.notify.server",
            "pipeline.decide.rule",
            "catalog.source",
            "catalog.list",
            "fleet.server",
            "fleet.strategy",
            "assistant.model",
            "upkeep.check");

    private static final Set<String> KINDS = Set.of("Movie", "Series", "Artist", "Author");

    private static final List<String> KNOW_KINDS =
            List.of("media", "pipeline.parse", "pipeline.match", "pipeline.importing", "catalog", "ui.title", "app");

    private final String root;

    Laws(String root) {
        this.root = root;
    }

    ArchRule downOnly() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(dependOnlyOn("a lower room", (from, to) -> {
                    int origin = floor(room(from));
                    int target = floor(room(to));
                    return origin < 0
                            || target < 0
                            || target < origin
                            || room(from).equals(room(to));
                }))
                .as("Rooms depend only on rooms below them")
                .allowEmptyShould(true);
    }

    ArchRule leftOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".pipeline.*..")
                .should(dependOnlyOn("a step to the left", (from, to) -> {
                    int origin = STEPS.indexOf(step(from));
                    int target = STEPS.indexOf(step(to));
                    boolean backIntoTheStory = isPipelineItself(to);
                    return !backIntoTheStory && (origin < 0 || target < 0 || target <= origin);
                }))
                .as("Steps of the pipeline depend only on steps to their left")
                .allowEmptyShould(true);
    }

    ArchRule plugsAreLeaves() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(dependOnlyOn(
                        "no plug",
                        (from, to) -> plugPackage(to).isEmpty()
                                || room(from).equals("app")
                                || from.getPackageName()
                                        .startsWith(plugPackage(to).orElseThrow())))
                .as("Only app names plugs")
                .allowEmptyShould(true);
    }

    ArchRule kindBlind() {
        DescribedPredicate<JavaClass> kind = DescribedPredicate.describe(
                "one of the four kinds of title",
                type -> type.getPackageName().startsWith(root + ".media") && KINDS.contains(type.getSimpleName()));
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(KNOW_KINDS.stream()
                        .map(room -> root + "." + room + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat(kind)
                .as("Only those who must know the four kinds")
                .allowEmptyShould(true);
    }

    /** A package that no floor and no step names would be outside all other laws without anybody noticing. */
    ArchRule everyClassInAKnownRoom() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("lie in a room, and in a step where that room is the pipeline") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String step = step(type);
                        if (floor(room(type)) < 0 || !(step.isEmpty() || STEPS.contains(step))) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in no known room"));
                        }
                    }
                })
                .as("Every class lies in a known room")
                .allowEmptyShould(true);
    }

    /** A name that two types share has to be looked up at each place that bears it. */
    ArchRule simpleNamesAreUnique() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areTopLevelClasses()
                .should(new ArchCondition<>("share their simple name with no other") {
                    private final Map<String, List<JavaClass>> named = new TreeMap<>();

                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getSimpleName().equals("package-info")) {
                            named.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                                    .add(type);
                        }
                    }

                    @Override
                    public void finish(ConditionEvents events) {
                        for (List<JavaClass> namesakes : named.values()) {
                            if (namesakes.size() > 1) {
                                namesakes.forEach(type -> events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " shares its simple name with another type")));
                            }
                        }
                    }
                })
                .as("No two top-level types share a simple name")
                .allowEmptyShould(true);
    }

    ArchRule noCycles() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith(root)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .as("No package depends on itself in a round")
                .allowEmptyShould(true);
    }

    ArchRule viewModelsKnowNoControl() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and(DescribedPredicate.describe("belong to a view model", Laws::isOfViewModel))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                .as("A view model knows no control, so that it can be tested without a window")
                .allowEmptyShould(true);
    }

    private static boolean isOfViewModel(JavaClass type) {
        JavaClass top = type;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top.getSimpleName().endsWith("ViewModel");
    }

    /** On any other thread, work would be nobody's in the log and in the history. */
    ArchRule threadsCarryTheirContext() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".base.context..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("a thread is started", Laws::startsThread))
                .as("Only base.context starts threads, so that each goes on in the context of whoever started it")
                .allowEmptyShould(true);
    }

    private static boolean startsThread(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        return owner.isAssignableTo(Executors.class)
                || owner.isAssignableTo(CompletableFuture.class) && method.endsWith("Async")
                || (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Thread.Builder.class))
                        && Set.of("start", "startVirtualThread").contains(method);
    }

    ArchRule libraryOnlyIn(String library, String room) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + "." + room + "..", root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as(library + " only in " + room)
                .allowEmptyShould(true);
    }

    private interface Allowed {
        boolean test(JavaClass from, JavaClass to);
    }

    private ArchCondition<JavaClass> dependOnlyOn(String what, Allowed allowed) {
        return new ArchCondition<>("depend only on " + what) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    JavaClass to = dependency.getTargetClass().getBaseComponentType();
                    if (to.getPackageName().startsWith(root + ".") && !allowed.test(from, to)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private String below(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= root.length() ? "" : name.substring(root.length() + 1);
    }

    private String room(JavaClass type) {
        return below(type).split("\\.", 2)[0];
    }

    private static int floor(String room) {
        for (int at = 0; at < FLOORS.size(); at++) {
            if (FLOORS.get(at).contains(room)) {
                return at;
            }
        }
        return -1;
    }

    private String step(JavaClass type) {
        String[] parts = below(type).split("\\.");
        return parts.length > 1 && parts[0].equals("pipeline") ? parts[1] : "";
    }

    private boolean isPipelineItself(JavaClass type) {
        return type.getPackageName().equals(root + ".pipeline");
    }

    /** The package of plugs that a class lies in. */
    private Optional<String> plugPackage(JavaClass type) {
        String name = below(type);
        return PLUGS.stream()
                .filter(plugs -> name.equals(plugs) || name.startsWith(plugs + "."))
                .map(plugs -> root + "." + plugs)
                .findFirst();
    }
}

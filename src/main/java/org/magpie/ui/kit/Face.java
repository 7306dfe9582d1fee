package org.magpie.ui.kit;

/** The four faces of anything that shows data. A view model says which; {@link Faces} shows it. */
public sealed interface Face {
    Face LOADING = new Loading();
    Face EMPTY = new Empty();
    Face FILLED = new Filled();

    record Loading() implements Face {}

    record Empty() implements Face {}

    record Filled() implements Face {}

    record Failed(Problem problem) implements Face {}
}

package org.magpie.ui.kit;

/** The four states of anything that shows data. A view model says which; {@link ViewStates} shows it. */
public sealed interface ViewState {
    ViewState LOADING = new Loading();
    ViewState EMPTY = new Empty();
    ViewState FILLED = new Filled();

    record Loading() implements ViewState {}

    record Empty() implements ViewState {}

    record Filled() implements ViewState {}

    record Failed(Problem problem) implements ViewState {}
}

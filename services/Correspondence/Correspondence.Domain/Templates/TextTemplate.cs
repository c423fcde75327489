using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Templates.TextCommand;
using static Recouvrement.Correspondence.Domain.Templates.TextEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>A version of a text.</summary>
/// <param name="Sha256">Of its source.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Found">What its last check found, by name; empty where it passed, null while it was not checked.</param>
/// <param name="From">First day in force; null while it is a draft.</param>
/// <param name="RetiredOn">Used no more since this day; null while nobody retired it.</param>
public sealed record TextVersion(string Sha256, string Author, string? Found, DateOnly? From, DateOnly? RetiredOn);

/// <summary>
/// A text of a creditor entity in all its versions. Written by one person and put in force by another, a manager; a version that was in force is never changed,
/// and what does not say what its kind must say is never in force.
/// </summary>
/// <param name="Versions">By number, from 1.</param>
public sealed record TextTemplate(ImmutableSortedDictionary<int, TextVersion> Versions) : IDecider<TextTemplate, TextCommand, TextEvent>
{
    /// <summary>Versions that one text can have.</summary>
    public const int MostVersions = 1000;

    /// <inheritdoc/>
    public static TextTemplate Initial { get; } = new(ImmutableSortedDictionary<int, TextVersion>.Empty);

    /// <inheritdoc/>
    public static Decision<TextEvent> Decide(TextTemplate state, TextCommand command) => command switch
    {
        DraftText draft       => state.Drafts(draft),
        NoteCheck check       => state.Checks(check),
        ActivateText activate => state.Activates(activate),
        RetireText retire     => state.Retires(retire),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static TextTemplate Evolve(TextTemplate state, TextEvent happened) => happened switch
    {
        TextDrafted e   => state.With(e.Version, _ => new(e.Sha256, e.By, null, null, null)),
        TextChecked e   => state.With(e.Version, version => version with { Found = Names(e.Missing) }),
        TextActivated e => state.With(e.Version, version => version with { From = e.From, Found = "" }),
        TextRetired e   => state.With(e.Version, version => version with { RetiredOn = e.On }),
        _ => throw new UnreachableException(),
    };

    TextTemplate With(int number, Func<TextVersion, TextVersion> change) =>
        new(Versions.SetItem(number, change(Versions.GetValueOrDefault(number) ?? new("", "", null, null, null))));

    // The same source again is the same draft.
    Decision<TextEvent> Drafts(DraftText draft) =>
        !Versions.IsEmpty && Versions[Versions.Keys.Last()] is { From: null, RetiredOn: null } last && last.Sha256 == draft.Sha256 && last.Author == draft.By ? Nothing
        : Versions.Count >= MostVersions ? Refuse("too_many_versions", $"A text has at most {MostVersions} versions.")
        : new TextDrafted(draft.Key.Creditor, draft.Key.Kind, draft.Key.Form, draft.Key.Language, draft.Key.Tone, Versions.Count + 1, draft.Sha256, draft.By, draft.On);

    Decision<TextEvent> Checks(NoteCheck check) => Versions.GetValueOrDefault(check.Version) switch
    {
        null                                              => NoSuchVersion,
        var version when version.Sha256 != check.Sha256   => Refuse("other_source", "What was checked is not the source of this version."),
        { Found: var before } when before == Names(check.Missing) => Nothing,
        _                                                 => new TextChecked(check.Version, check.Sha256, check.Missing, check.By, check.On),
    };

    Decision<TextEvent> Activates(ActivateText activate) => Versions.GetValueOrDefault(activate.Version) switch
    {
        null                                                    => NoSuchVersion,
        { RetiredOn: not null }                                 => Refuse("retired", "This version was retired; write a new one."),
        { From: { } from } when from == activate.From           => Nothing,
        { From: not null }                                      => Refuse("already_active", "This version is in force already; write a new one to change it."),
        { Author: var author } when author == activate.By       => Refuse("same_person", "Who wrote a version may not put it in force: a second person must."),
        _ when activate.From < activate.On                      => Refuse("from_is_past", "A version is in force from today at the earliest: what was sent before does not change."),
        var version when version.Sha256 != activate.Sha256      => Refuse("other_source", "What was checked is not the source of this version."),
        _ when !activate.Missing.IsEmpty                        => Refuse("mentions_missing", $"It does not say what it must, or says what it must not: {string.Join(", ", activate.Missing)}."),
        _ => new TextActivated(activate.Version, activate.Sha256, activate.From, activate.By, activate.On),
    };

    // A draft can be retired too: then it can never be put in force.
    Decision<TextEvent> Retires(RetireText retire) => Versions.GetValueOrDefault(retire.Version) switch
    {
        null                    => NoSuchVersion,
        { RetiredOn: not null } => Nothing,
        _                       => new TextRetired(retire.Version, retire.Reason, retire.By, retire.On),
    };

    static string Names(ImmutableArray<string> missing) => string.Join(' ', missing);

    static Decision<TextEvent> NoSuchVersion => Refuse("no_such_version", "This text has no version of that number.");
}

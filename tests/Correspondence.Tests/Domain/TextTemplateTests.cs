using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Support;
using Xunit;
using static Recouvrement.Correspondence.Domain.Templates.TextCommand;
using static Recouvrement.Correspondence.Domain.Templates.TextEvent;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>A text is written by one person, put in force by another once it passes its check, and never changed.</summary>
public sealed class TextTemplateTests
{
    static readonly TextKey Key = new("732829320", "formal_notice", TextForm.Letter, "fr", null);
    static readonly DateOnly Today = new(2026, 3, 16), Tomorrow = new(2026, 3, 17), Yesterday = new(2026, 3, 15);
    static readonly TextDrafted First = new("732829320", "formal_notice", TextForm.Letter, "fr", null, 1, "a", "anne", Today);
    static readonly TextActivated InForce = new(1, "a", Today, "bob", Today);

    [Fact]
    public void A_draft_is_a_version() => Given().When(new DraftText(Key, "a", "anne", Today)).Then(First);

    [Fact]
    public void The_same_source_again_is_the_same_draft() => Given(First).When(new DraftText(Key, "a", "anne", Tomorrow)).ThenNothing();

    [Fact]
    public void The_same_source_of_somebody_else_is_a_draft_of_his_own() => Given(First).When(new DraftText(Key, "a", "bob", Today)).Then(First with { Version = 2, By = "bob" });

    [Fact]
    public void The_same_source_as_the_version_in_force_is_a_new_draft() => Given(First, InForce).When(new DraftText(Key, "a", "anne", Today)).Then(First with { Version = 2 });

    [Fact]
    public void A_second_person_puts_it_in_force_from_today_or_later()
    {
        Given(First).When(Activate()).Then(InForce);
        Given(First).When(Activate() with { From = Tomorrow }).Then(InForce with { From = Tomorrow });
        Given(First).When(Activate() with { From = Yesterday }).ThenRefused("from_is_past");
        Given(First).When(Activate() with { By = "anne" }).ThenRefused("same_person");
    }

    [Fact]
    public void What_lacks_a_mention_is_never_in_force() => Given(First).When(Activate() with { Missing = ["deadline", "signature"] }).ThenRefused("mentions_missing");

    [Fact]
    public void What_was_checked_is_what_comes_into_force()
    {
        Given(First).When(Activate() with { Sha256 = "b" }).ThenRefused("other_source");
        Given(First).When(new NoteCheck(1, "b", [], "anne", Today)).ThenRefused("other_source");
    }

    [Fact]
    public void A_version_in_force_stays_as_it_is()
    {
        Given(First, InForce).When(Activate()).ThenNothing();
        Given(First, InForce).When(Activate() with { From = Tomorrow }).ThenRefused("already_active");
    }

    [Fact]
    public void A_retired_version_never_comes_back()
    {
        var retired = new TextRetired(1, RetirementReason.Fails, "ops", Today);
        Given(First, InForce).When(new RetireText(1, RetirementReason.Fails, "ops", Today)).Then(retired);
        Given(First, InForce, retired).When(new RetireText(1, RetirementReason.Wrong, "bob", Tomorrow)).ThenNothing();
        Given(First, InForce, retired).When(Activate() with { From = Tomorrow }).ThenRefused("retired");
        Given(First, retired).When(Activate()).ThenRefused("retired");
    }

    [Fact]
    public void A_check_is_noted_with_what_it_found_and_not_twice_when_it_passed()
    {
        Given(First).When(new NoteCheck(1, "a", ["deadline"], "anne", Today)).Then(new TextChecked(1, "a", ["deadline"], "anne", Today));
        Given(First).When(new NoteCheck(1, "a", [], "anne", Today)).Then(new TextChecked(1, "a", [], "anne", Today));
        Given(First, new TextChecked(1, "a", [], "anne", Today)).When(new NoteCheck(1, "a", [], "bob", Tomorrow)).ThenNothing();
    }

    [Fact]
    public void There_is_no_version_that_was_not_drafted()
    {
        Given().When(Activate()).ThenRefused("no_such_version");
        Given(First).When(new RetireText(2, RetirementReason.Wrong, "bob", Today)).ThenRefused("no_such_version");
        Given(First).When(new NoteCheck(0, "a", [], "bob", Today)).ThenRefused("no_such_version");
    }

    /// <summary>Tone of the message; versions as tone, number, days from today; the one used, 0 for the shipped text.</summary>
    public static TheoryData<string?, (string? Tone, int Version, int Days)[], int> Choices { get; } = new()
    {
        { "firm", [], 0 },
        { "firm", [(null, 1, 0)], 1 },
        { "firm", [(null, 1, 1)], 0 },
        { null, [(null, 1, -10), (null, 2, -1), (null, 3, 1)], 2 },
        { "firm", [(null, 7, 0), ("firm", 1, -30)], 1 },
        { "firm", [("severe", 1, -1)], 0 },
        { null, [("firm", 1, -1), (null, 4, -3)], 4 },
        { "severe", [(null, 5, 0), (null, 6, 0)], 6 },
        { "severe", [(null, 5, 0), (null, 4, -1)], 5 },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_text_of_the_tone_comes_before_the_one_for_all_and_of_each_the_latest(string? tone, (string? Tone, int Version, int Days)[] active, int used) =>
        Assert.Equal(used, TextsInForce.On(active.Select(a => new ActiveText(a.Tone, a.Version, "a", Today.AddDays(a.Days))), tone, Today)?.Version ?? 0);

    [Fact]
    public void A_stream_is_that_of_one_text_for_ever()
    {
        Assert.Equal(Key.Stream, (Key with { }).Stream);
        Assert.Equal(5, new[] { Key, Key with { Kind = "letter_2" }, Key with { Form = TextForm.Email }, Key with { Language = "de" }, Key with { Tone = "firm" } }.Select(k => k.Stream).Distinct().Count());
    }

    static ActivateText Activate() => new(1, "a", Today, ImmutableArray<string>.Empty, "bob", Today);

    static Specification<TextTemplate, TextCommand, TextEvent> Given(params TextEvent[] facts) => Specification<TextTemplate, TextCommand, TextEvent>.Given(facts);
}

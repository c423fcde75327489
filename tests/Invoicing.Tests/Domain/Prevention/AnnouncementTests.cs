using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

/// <summary>What the gazette announces is a signal until somebody takes it for right.</summary>
public sealed class AnnouncementTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly Announcement Opening = new(AnnouncementEffect.Opening, InsolvencyKind.Receivership, new(2026, 9, 28), new(2026, 10, 7), "TC LILLE", null, "BODACC");
    static readonly Announcement Conversion = new(AnnouncementEffect.Conversion, InsolvencyKind.Liquidation, new(2026, 12, 1), new(2026, 12, 9), "TC LILLE", null, "BODACC");
    static readonly Announcement Closing = new(AnnouncementEffect.Closing, null, new(2027, 9, 28), new(2027, 10, 6), "TC LILLE", InsolvencyOutcome.AssetsInsufficient, "BODACC");
    static readonly Insolvency Opened = new(InsolvencyKind.Receivership, new(2026, 9, 28), new(2026, 10, 7), "TC LILLE", null);

    [Fact]
    public void An_announcement_is_noted_once_and_waits() =>
        Given().When(new HearAnnouncement(Account, "A1", Opening, ReportsItself: false)).Then(Found("A1", Opening));

    [Fact]
    public void By_setting_an_opening_reports_itself_and_only_an_opening_does()
    {
        Given().When(new HearAnnouncement(Account, "A1", Opening, ReportsItself: true)).Then(Found("A1", Opening), new AnnouncementConfirmed(Account, "A1"), new InsolvencyOpened(Account, Opened));
        Given().When(new HearAnnouncement(Account, "A1", Opening with { JudgmentOn = null }, ReportsItself: true)).Then(Found("A1", Opening with { JudgmentOn = null }));
        Given().When(new HearAnnouncement(Account, "A2", Conversion, ReportsItself: true)).Then(Found("A2", Conversion));
        // Proceedings that were over before those known began say nothing of them.
        var later = new InsolvencyOpened(Account, Opened with { JudgmentOn = Opened.JudgmentOn.AddDays(1) });
        Given(later).When(new HearAnnouncement(Account, "A1", Opening, ReportsItself: true)).Then(Found("A1", Opening));
    }

    [Fact]
    public void A_confirmed_opening_opens_proceedings_and_keeps_who_administers_them()
    {
        Given(Found("A1", Opening)).When(new ConfirmAnnouncement(Account, "A1")).Then(new AnnouncementConfirmed(Account, "A1"), new InsolvencyOpened(Account, Opened));
        var reported = new Insolvency(InsolvencyKind.Receivership, new(2026, 9, 28), null, null, "fingerprint");
        Given(new InsolvencyOpened(Account, reported), Found("A1", Opening)).When(new ConfirmAnnouncement(Account, "A1"))
            .Then(new AnnouncementConfirmed(Account, "A1"), new InsolvencyOpened(Account, Opened with { Administrator = "fingerprint" }));
        Given(new InsolvencyOpened(Account, Opened), Found("A1", Opening)).When(new ConfirmAnnouncement(Account, "A1")).Then(new AnnouncementConfirmed(Account, "A1"));
        Given().When(new ConfirmAnnouncement(Account, "A1")).ThenRefused("announcement_unknown");
    }

    [Fact]
    public void A_conversion_moves_neither_judgment_nor_publication()
    {
        Given(new InsolvencyOpened(Account, Opened), Found("A2", Conversion)).When(new ConfirmAnnouncement(Account, "A2"))
            .Then(new AnnouncementConfirmed(Account, "A2"), new InsolvencyOpened(Account, Opened with { Kind = InsolvencyKind.Liquidation }));
        Given(Found("A2", Conversion)).When(new ConfirmAnnouncement(Account, "A2")).ThenRefused("judgment_unknown");
        Given(Found("A2", Conversion)).When(new ConfirmAnnouncement(Account, "A2", JudgmentOn: new(2026, 9, 28)))
            .Then(new AnnouncementConfirmed(Account, "A2"), new InsolvencyOpened(Account, new(InsolvencyKind.Liquidation, new(2026, 9, 28), null, "TC LILLE", null)));
    }

    [Fact]
    public void What_an_announcement_does_not_say_a_person_says()
    {
        var vague = Opening with { Kind = null, JudgmentOn = null };
        Given(Found("A1", vague)).When(new ConfirmAnnouncement(Account, "A1")).ThenRefused("kind_unknown");
        Given(Found("A1", vague)).When(new ConfirmAnnouncement(Account, "A1", InsolvencyKind.Receivership)).ThenRefused("judgment_unknown");
        Given(Found("A1", vague)).When(new ConfirmAnnouncement(Account, "A1", InsolvencyKind.Receivership, new(2026, 10, 8))).ThenRefused("judgment_after_publication");
        Given(Found("A1", vague)).When(new ConfirmAnnouncement(Account, "A1", InsolvencyKind.Receivership, new(2026, 9, 28))).Then(new AnnouncementConfirmed(Account, "A1"), new InsolvencyOpened(Account, Opened));
    }

    [Fact]
    public void A_confirmed_closing_closes_what_is_open()
    {
        Given(new InsolvencyOpened(Account, Opened), Found("A3", Closing)).When(new ConfirmAnnouncement(Account, "A3"))
            .Then(new AnnouncementConfirmed(Account, "A3"), new InsolvencyClosed(Account, new(2027, 9, 28), InsolvencyOutcome.AssetsInsufficient));
        Given(Found("A3", Closing)).When(new ConfirmAnnouncement(Account, "A3")).Then(new AnnouncementConfirmed(Account, "A3"));
    }

    [Fact]
    public void What_is_dismissed_warns_no_more_and_what_is_confirmed_is_not_dismissed()
    {
        Given(Found("A1", Opening)).When(new DismissAnnouncement(Account, "A1", DismissalReason.WrongCompany)).Then(new AnnouncementDismissed(Account, "A1", DismissalReason.WrongCompany));
        Given(Found("A1", Opening), new AnnouncementConfirmed(Account, "A1")).When(new DismissAnnouncement(Account, "A1", DismissalReason.WrongCompany)).ThenRefused("announcement_confirmed");
        Given().When(new DismissAnnouncement(Account, "A1", DismissalReason.WrongCompany)).ThenRefused("announcement_unknown");
        Assert.Single(Fold(Found("A1", Opening)).Warnings());
        Assert.Empty(Fold(Found("A1", Opening), new AnnouncementDismissed(Account, "A1", DismissalReason.WrongCompany)).Warnings());
    }

    [Fact]
    public void An_announcement_that_the_gazette_changes_stands_where_it_stood()
    {
        var changed = Opening with { Court = "TC ROUBAIX" };
        Given(Found("A1", Opening), new AnnouncementDismissed(Account, "A1", DismissalReason.WrongCompany)).When(new HearAnnouncement(Account, "A1", changed, ReportsItself: true)).Then(Found("A1", changed));
        Assert.Equal(AnnouncementStanding.Dismissed, Fold(Found("A1", Opening), new AnnouncementDismissed(Account, "A1", DismissalReason.WrongCompany), Found("A1", changed)).Announcements["A1"].Standing);
    }

    static AnnouncementFound Found(string id, Announcement of) => new(Account, id, of);

    static CreditFile Fold(params CreditFileEvent[] facts) => Kernel.Deciding.Folding.Fold<CreditFile, CreditFileCommand, CreditFileEvent>(facts);

    static Specification<CreditFile, CreditFileCommand, CreditFileEvent> Given(params CreditFileEvent[] facts) => Specification<CreditFile, CreditFileCommand, CreditFileEvent>.Given(facts);
}

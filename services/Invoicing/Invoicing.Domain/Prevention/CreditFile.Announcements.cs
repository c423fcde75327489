using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Prevention;

// What the gazette announces: a signal to a person, and proceedings once it is confirmed.
public sealed partial record CreditFile
{
    Decision<CreditFileEvent> Hears(HearAnnouncement heard)
    {
        var known = Announcements.GetValueOrDefault(heard.Id);
        if (known?.Announcement == heard.Announcement) return Nothing;
        var found = new AnnouncementFound(heard.Account, heard.Id, heard.Announcement);
        // Only an opening that leaves nothing to guess reports itself, and none that is older than the proceedings known; what was decided by a person is not decided again.
        var itself = heard.ReportsItself && known is null && heard.Announcement is { Effect: AnnouncementEffect.Opening, Kind: not null, JudgmentOn: { } judgment } && !(judgment < Insolvency?.JudgmentOn)
            ? Evolve(this, found).Confirms(new ConfirmAnnouncement(heard.Account, heard.Id)).Facts
            : [];
        return Accept<CreditFileEvent>([found, .. itself]);
    }

    Decision<CreditFileEvent> Confirms(ConfirmAnnouncement confirm)
    {
        if (Announcements.GetValueOrDefault(confirm.Id) is not { } heard) return Refuse("announcement_unknown", "The gazette announced no such thing of this customer.");
        if (heard.Standing is AnnouncementStanding.Confirmed) return Nothing;
        var confirmed = new AnnouncementConfirmed(confirm.Account, confirm.Id);
        return heard.Announcement.Effect switch
        {
            AnnouncementEffect.Opening or AnnouncementEffect.Conversion => Opens(confirm, heard.Announcement, confirmed),
            AnnouncementEffect.Plan or AnnouncementEffect.Closing       => Ends(confirm.Account, heard.Announcement, confirmed),
            _                                                           => confirmed,
        };
    }

    Decision<CreditFileEvent> Dismisses(DismissAnnouncement dismiss) => Announcements.GetValueOrDefault(dismiss.Id)?.Standing switch
    {
        null                           => Refuse("announcement_unknown", "The gazette announced no such thing of this customer."),
        AnnouncementStanding.Dismissed => Nothing,
        AnnouncementStanding.Confirmed => Refuse("announcement_confirmed", "It was confirmed: close the proceedings as reported in error where it was wrong."),
        _                              => new AnnouncementDismissed(dismiss.Account, dismiss.Id, dismiss.Reason),
    };

    // A conversion moves neither the opening judgment nor its publication: what froze the claims stays what it was.
    Decision<CreditFileEvent> Opens(ConfirmAnnouncement confirm, Announcement said, AnnouncementConfirmed confirmed)
    {
        if ((confirm.Kind ?? said.Kind) is not { } kind) return Refuse("kind_unknown", "The announcement does not say which proceedings: say it.");
        var isConversion = said.Effect is AnnouncementEffect.Conversion;
        if ((confirm.JudgmentOn ?? (isConversion ? Insolvency?.JudgmentOn : said.JudgmentOn)) is not { } judgmentOn)
            return Refuse("judgment_unknown", isConversion ? "The opening judgment of what is converted is not known here: say its day." : "The announcement does not say when judgment was given: say it.");
        if (judgmentOn > said.PublishedOn) return Refuse("judgment_after_publication", $"It was published on {said.PublishedOn:yyyy-MM-dd}.");

        var same = Insolvency?.JudgmentOn == judgmentOn ? Insolvency : null;
        var opened = new Insolvency(kind, judgmentOn, Published(said, same, isConversion), said.Court ?? same?.Court, Insolvency?.Administrator);
        return Insolvency == opened ? confirmed : Accept<CreditFileEvent>([confirmed, new InsolvencyOpened(confirm.Account, opened)]);
    }

    static DateOnly? Published(Announcement said, Insolvency? same, bool isConversion) =>
        isConversion ? same?.PublishedOn : same?.PublishedOn is { } before && before < said.PublishedOn ? before : said.PublishedOn;

    Decision<CreditFileEvent> Ends(Account account, Announcement said, AnnouncementConfirmed confirmed)
    {
        if (Insolvency is null) return confirmed;
        var closed = Closes(new CloseInsolvency(account, said.JudgmentOn ?? said.PublishedOn, said.Outcome));
        return closed.Refusal is { } refusal ? refusal : Accept<CreditFileEvent>([confirmed, .. closed.Facts]);
    }

    CreditFile Found(AnnouncementFound e) => this with
    {
        Announcements = Announcements.SetItem(e.Id, new(e.Announcement, Announcements.GetValueOrDefault(e.Id)?.Standing ?? AnnouncementStanding.Waiting)),
    };

    CreditFile Stands(string id, AnnouncementStanding standing) => Announcements.TryGetValue(id, out var heard)
        ? this with { Announcements = Announcements.SetItem(id, heard with { Standing = standing }) }
        : this;

    /// <summary>Announcements of proceedings that wait for a person, the latest first.</summary>
    public ImmutableList<HeardAnnouncement> Warnings() => [.. Announcements.Values.Where(a => a.IsWarning).OrderByDescending(a => a.Announcement.PublishedOn)];
}

using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Sales;

/// <summary>An invoice that is threatened, as it stood when sales was told.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date of its oldest open part.</param>
/// <param name="ClaimedCents">What of it could be claimed.</param>
public sealed record ThreatenedItem(Guid Invoice, string Number, DateOnly DueOn, long ClaimedCents);

/// <summary>What a sales person was told of a threat to come.</summary>
/// <param name="Notice">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="SalesPerson">The ERP's code.</param>
/// <param name="Step">The threat: a step of the policy, or <c>hand_over</c>.</param>
/// <param name="Invoices">What is threatened.</param>
/// <param name="TotalCents">Claimed of them then.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ToldOn">Business date.</param>
/// <param name="MayGoOn">First day on which the threat may go out.</param>
/// <param name="Mode">Of the entity then: in shadow nobody really hears of it.</param>
/// <param name="Open">The threat has not been decided since, something of it is still owed, and it need not be told again.</param>
/// <param name="Objections">Objections to this threat, ended ones among them.</param>
public sealed record SalesNoticeItem(
    Guid Notice, Guid Case, string Creditor, string CustomerNumber, string SalesPerson, string Step, IReadOnlyList<ThreatenedItem> Invoices, long TotalCents, string Currency, DateOnly ToldOn, DateOnly MayGoOn,
    string Mode, bool Open, IReadOnlyList<SalesObjectionItem> Objections)
{
    internal static SalesNoticeItem Of(DunningCase dunning, SalesNotice notice) => new(
        notice.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, notice.SalesPerson, notice.Step,
        [.. notice.Invoices.Select(one => new ThreatenedItem(one.Invoice, one.Number, one.DueOn, one.Claimed.Cents))],
        notice.Invoices.Sum(one => one.Claimed.Cents), notice.Invoices[0].Claimed.Currency, notice.On, notice.MayGoOn, Spelling.Of(notice.Mode), IsOpen(dunning, notice),
        [
            .. dunning.Objections.Values.Where(objection => objection.Episode == notice.Episode && notice.Invoices.Any(one => objection.IsAgainst(notice.Step, one.Invoice)))
                .OrderBy(objection => objection.On).ThenBy(objection => objection.Id).Select(objection => SalesObjectionItem.Of(dunning, objection)),
        ]);

    // Of what it named, something is still owed in the house and has not been threatened with it since.
    static bool IsOpen(DunningCase dunning, SalesNotice notice) => dunning.EpisodeOfToday == notice.Episode && notice.Invoices.Any(one =>
        dunning.Invoices.GetValueOrDefault(one.Invoice) is { IsOpen: true, HandedOver: null }
        && !dunning.Outgoing.Values.Any(act => act.Step == notice.Step && act.Status != Domain.Messages.OutgoingStatus.Withdrawn && act.DecidedOn >= notice.On && act.Covers(one.Invoice))
        && !dunning.HandOvers.Values.Any(handOver => notice.Step == "hand_over" && handOver.IsOpen && handOver.ProposedOn >= notice.On && handOver.Invoices.Contains(one.Invoice)));
}

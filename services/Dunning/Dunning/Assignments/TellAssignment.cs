using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Assignments;

/// <summary>An assignment as it is told to Litigation, which knows the agency and its mandate. What claims bear for being late is for the creditor's own messages to say.</summary>
static class TellAssignment
{
    public static ClaimsAssignedV1 Of(StoredEvent stored, DunningEvent.ClaimsAssigned e) => new(
        e.Assignment, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, e.Agency,
        [.. e.Claims.Select(c => new HandedOverClaimV1(
            c.Invoice, c.Number, c.Reference, c.IssuedOn, c.DueOn, c.Amount.Cents, c.Outstanding.Cents, c.InvoiceVersion, c.LimitationSafeOn, c.LimitationPossibleOn))],
        e.Total.Currency, e.Until, stored.Version, e.On);
}

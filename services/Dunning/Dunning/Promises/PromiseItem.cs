using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Promises;

/// <summary>A promise to pay.</summary>
/// <param name="Promise">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Status"><c>open</c>, <c>kept</c>, <c>partly_kept</c>, <c>broken</c> or <c>withdrawn</c>.</param>
/// <param name="PromisedOn">Day of payment.</param>
/// <param name="Until">Last day of the tolerance.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="ReceivedCents">Came in on its invoices since.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="MadeOn">Business date.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="EndedOn">Day on which it was decided what became of it.</param>
/// <param name="EndReason">Why it was withdrawn.</param>
public sealed record PromiseItem(
    Guid Promise, Guid Case, string Creditor, string CustomerNumber, int Episode, string Status, DateOnly PromisedOn, DateOnly Until, long AmountCents, long ReceivedCents, string Currency,
    IReadOnlyList<string> Invoices, DateOnly MadeOn, string By, DateOnly? EndedOn, string? EndReason)
{
    internal const string Kind = "promise";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.Promises.Values.Select(promise =>
    {
        var status = Spelling.Of(promise.Status);
        return new SaidRow(promise.Id, Kind, status, promise.PromisedOn, SaidRows.Write(new PromiseItem(
            promise.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, promise.Episode, status, promise.PromisedOn, promise.Until, promise.Amount.Cents,
            promise.ReceivedIn(dunning).Cents, promise.Amount.Currency, [.. promise.Claims.Select(claim => claim.Number)], promise.MadeOn, promise.By, promise.EndedOn,
            promise.Status == PromiseStatus.Withdrawn ? Spelling.Of(promise.End) : null)));
    });
}

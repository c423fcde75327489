using System.Collections.Immutable;
using Recouvrement.Dunning.Answers.Words;
using Recouvrement.Dunning.Copies;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Answers;

/// <summary>A message that a debtor answers, as things stand. Nothing that the message did not say is shown: invoices that came after it are not.</summary>
/// <param name="Case">The case.</param>
/// <param name="Decision">The message.</param>
/// <param name="Dunning">The case's state.</param>
/// <param name="Covered">What it claimed and is still owed.</param>
/// <param name="Others">What else it named and is still owed.</param>
/// <param name="Copies">Invoices among <paramref name="Covered"/> whose copies are at hand.</param>
/// <param name="Pay">How the creditor is paid.</param>
sealed record AskedMessage(Guid Case, Guid Decision, DunningCase Dunning, IReadOnlyList<OpenInvoice> Covered, IReadOnlyList<OpenInvoice> Others, ImmutableHashSet<Guid> Copies, WaysToPay? Pay)
{
    public AnswerWords Words => AnswerWords.Of(Dunning.Language);

    // As the message itself names it, so that a transfer is found.
    string Reference => MessageReference.Of(Dunning.Account!.CustomerNumber, Decision)?.Printed ?? $"{Dunning.Account!.CustomerNumber} {MessageReference.Of(Decision)}";

    public AnswerForm Form(DateOnly today) => new(Words, Covered, Others, Pay, Reference, today);

    public static async Task<AskedMessage> Of(Session session, DunningCase dunning, Guid id, Guid decision, DateOnly today, CancellationToken stop)
    {
        var act = dunning.Outgoing[decision];
        CaseInvoice[] open = [.. dunning.Invoices.Values.Where(i => act.Mentions(i.Id) && i.IsFree(today)).OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal)];
        return new(
            id, decision, dunning, [.. open.Where(i => act.Covers(i.Id)).Select(Shown)], [.. open.Where(i => !act.Covers(i.Id)).Select(Shown)],
            await CopyTable.Of(session, open.Where(i => act.Covers(i.Id)).Select(i => i.Id), stop), await WaysToPay.Of(session, dunning.Account!.Creditor, stop));

        OpenInvoice Shown(CaseInvoice invoice) => new(invoice.Terms!.Number, invoice.DueOn, invoice.ClaimedOn(today));
    }
}

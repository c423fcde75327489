using System.Runtime.CompilerServices;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>One statement or notification while it is read. The balances are checked at its end: opening + credits - debits = closing.</summary>
sealed class CamtStatement(SafeXml xml, bool isNotification)
{
    const int MostTransactions = 50_000, MostHead = 2_000;

    readonly List<XmlBranch> head = [];
    long entries, transactions;
    Money? credits, debits;
    (long Line, string Field, string Reason)? unsummed;
    BankStatement? statement;

    public async IAsyncEnumerable<CamtPart> Read([EnumeratorCancellation] CancellationToken stop)
    {
        var depth = xml.Depth;
        while (!(xml.Depth == depth && xml.IsEmpty) && await xml.NextIn(depth, stop))
        {
            if (xml.Name != "Ntry")
            {
                if (head.Count >= MostHead) throw new UnreadableXml($"A statement has more than {MostHead} elements that are no entries.", xml.Line);
                head.Add(await xml.Branch(stop));
                continue;
            }

            if (statement is null) yield return new CamtPart.Opened(statement = CamtHead.Statement(head, isNotification));
            yield return Took(await Entry(stop));
        }

        if (statement is null) yield return new CamtPart.Opened(statement = CamtHead.Statement(head, isNotification));
        yield return Closed();
    }

    // Transactions are read one by one: a batch may hold thousands.
    async ValueTask<(long Line, XmlBranch Entry, List<CamtTransaction> Details)> Entry(CancellationToken stop)
    {
        var (line, depth, entry, details) = (xml.Line, xml.Depth, new XmlBranch("Ntry"), new List<CamtTransaction>());
        if (xml.IsEmpty) return (line, entry, details);
        while (await xml.NextIn(depth, stop))
        {
            if (xml.Name != "NtryDtls") entry.Parts.Add(await xml.Branch(stop));
            else if (!xml.IsEmpty)
                while (await xml.NextIn(depth + 1, stop))
                {
                    if (details.Count >= MostTransactions) throw new UnreadableXml($"An entry has more than {MostTransactions} transactions.", xml.Line);
                    if (xml.Name == "TxDtls") details.Add(CamtTransaction.Of(await xml.Branch(stop)));
                    else if (xml.Name == "Btch") entry.Parts.Add(await xml.Branch(stop));
                }

            if (entry.Parts.Count > MostHead) throw new UnreadableXml($"An entry has more than {MostHead} elements.", line);
        }

        return (line, entry, details);
    }

    CamtPart Took((long Line, XmlBranch Entry, List<CamtTransaction> Details) read)
    {
        entries++;
        var part = CamtEntry.Read(read.Line, read.Entry, read.Details);
        if (part is CamtPart.Bad bad) unsummed ??= (bad.Line, bad.Field, bad.Reason);
        if (part is not CamtPart.Entry { Read: var entry }) return part;
        transactions += entry.Transactions.Length;
        if (entry.Status is not EntryStatus.Booked) return part;
        if ((credits ?? debits)?.Currency is { } currency && currency != entry.Amount.Currency)
        {
            unsummed ??= (entry.Line, "Amt", $"It is in {entry.Amount.Currency}, the account in {currency}.");
            return new CamtPart.Bad(entry.Line, "Amt", $"It is in {entry.Amount.Currency}, the account in {currency}.");
        }

        credits = (credits ?? Nothing(entry)) + (entry.IsCredit ? entry.Amount : Nothing(entry));
        debits = (debits ?? Nothing(entry)) + (entry.IsCredit ? Nothing(entry) : entry.Amount);
        return credits.Value.Cents > CamtValues.MostCents || debits.Value.Cents > CamtValues.MostCents
            ? new CamtPart.Refused("amounts_too_large", entry.Line, "Its entries add up to more than any account holds.") : part;
    }

    CamtPart Closed()
    {
        var (opening, closing, closedOn) = CamtHead.Balances(head);
        var currency = (credits ?? closing ?? opening)?.Currency ?? statement!.Currency ?? "EUR";
        var none = new Money(0, currency);
        var sums = new StatementSums(opening, closing, closedOn, entries, transactions, credits ?? none, debits ?? none);
        if (isNotification || opening is null || closing is null) return new CamtPart.Closed(statement!, sums);
        if (unsummed is { } bad) return new CamtPart.Refused("entry_unreadable", bad.Line, $"An entry of the statement {statement!.Id} cannot be read, so its balances cannot be checked: {bad.Field}: {bad.Reason}");
        if (opening.Value.Currency != currency || closing.Value.Currency != currency) return new CamtPart.Refused("balance_differs", xml.Line, $"The statement {statement!.Id} has balances and entries in different currencies.");
        var expected = opening.Value + sums.Credits - sums.Debits;
        return expected == closing.Value || (expected.IsZero && closing.Value.IsZero)
            ? new CamtPart.Closed(statement!, sums)
            : new CamtPart.Refused("balance_differs", xml.Line, $"The statement {statement!.Id} does not add up: {opening} + {sums.Credits} - {sums.Debits} is {expected}, its closing balance {closing}.");
    }

    static Money Nothing(BankEntry entry) => new(0, entry.Amount.Currency);
}

using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>A receivable row of an accounting export on its way into the books.</summary>
sealed record FecItemRow(
    Guid Stream, long Line, FecItemKind Kind, string Number, Guid Customer, string CustomerNumber, Money Amount, DateOnly IssuedOn, DateOnly BookedOn,
    LetteringGroup? Group, string Reference)
{
    const string Columns = "stream, line, kind, number, customer, customer_number, amount_cents, issued_on, booked_on, account, auxiliary, letter, reference from import_items";

    public bool IsDebit => Kind is FecItemKind.Invoice or FecItemKind.OtherDebit or FecItemKind.OpeningDebit;

    /// <summary>It moves a bill and no claim.</summary>
    public bool IsOfBill => Kind is FecItemKind.Bill or FecItemKind.BillReturn;

    /// <summary>None for what the customer owes, and for bills.</summary>
    public CreditKind CreditKind => IsDebit || IsOfBill ? CreditKind.None : Kind is FecItemKind.CreditNote ? CreditKind.CreditNote : CreditKind.Payment;

    // The year of the entry: it is part of the key for ever, whatever date of the piece is corrected later.
    public AccountDocument Document(string creditor) => new(creditor, CustomerNumber, Number, CreditKind is CreditKind.Payment ? null : BookedOn.Year);

    /// <summary>Account by account, so that a limit cuts at most the last; the money of bills after all that they may be to pay.</summary>
    public static Task<List<FecItemRow>> Due(Session session, Import import, Guid[] accounts, DateOnly day, int most, CancellationToken stop) => session.Read(
        $"select {Columns} where import = $1 and customer = any($2) and state = 'staged' and booked_on <= $3 order by customer, exists (select from import_bill_ends e where e.import = import_items.import and e.item = import_items.stream), position limit $4", Row, stop, import.Id, accounts, day, most);

    /// <summary>All rows of accounts that are booked, but those of bills.</summary>
    public static Task<List<FecItemRow>> Booked(Session session, Import import, Guid[] accounts, CancellationToken stop) => session.Read(
        $"select {Columns} where import = $1 and customer = any($2) and state = 'booked' and kind not in ('bill', 'bill_return') order by position", Row, stop, import.Id, accounts);

    /// <summary>Those of the accounts that have nothing left to book.</summary>
    public static async Task<Guid[]> WithoutDue(Session session, Import import, Guid[] accounts, DateOnly day, CancellationToken stop) =>
    [
        .. accounts.Except(await session.Read(
            "select distinct customer from import_items where import = $1 and customer = any($2) and state = 'staged' and booked_on <= $3", r => r.GetGuid(0), stop, import.Id, accounts, day)),
    ];

    static FecItemRow Row(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt64(1), Words.Read<FecItemKind>(r.GetString(2)), r.GetString(3), r.GetGuid(4), r.GetString(5), Money.OfCents(r.GetInt64(6)), r.Day(7), r.Day(8),
        r.Text(11) is { } letter ? new(r.GetString(9), r.Text(10), letter) : null, r.GetString(12));
}

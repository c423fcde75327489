using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bank;

/// <summary>A movement on a bank account of the entity.</summary>
/// <param name="Key">Identifies it.</param>
/// <param name="Account">IBAN of the entity.</param>
/// <param name="BookedOn">Day the bank booked it.</param>
/// <param name="Amount">Always more than nothing.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Status"><c>unmatched</c>, <c>assigned</c>, <c>returned</c>, <c>dismissed</c> or <c>compared</c>.</param>
/// <param name="Customer">The ERP's customer number while it is assigned.</param>
/// <param name="Payment">Reference of the payment it became, or of the one it undid.</param>
/// <param name="Payer">Name as the bank has it; null where it is not known or was erased.</param>
/// <param name="PayerAccount">The last four characters of the payer's account.</param>
/// <param name="Text">What the payer wrote.</param>
/// <param name="EndToEndId">What the payer's system called it.</param>
/// <param name="CreditorReference">Structured reference.</param>
/// <param name="ReturnReason">ISO 20022 code where money went back.</param>
/// <param name="ProvisionalUntil">Last day on which a direct debit may be taken back.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Proposals">Whose it may be, the most likely first; of unmatched credits only.</param>
/// <param name="ReturnText">The reason code in French, where it is a known one.</param>
public sealed record MovementAnswer(
    string Key, string Account, DateOnly BookedOn, Money Amount, bool IsCredit, string Status, string? Customer, string? Payment, string? Payer, string? PayerAccount, string Text,
    string? EndToEndId, string? CreditorReference, string? ReturnReason, DateOnly? ProvisionalUntil, long Version, IReadOnlyList<CashProposal> Proposals, string? ReturnText = null);

/// <summary>Whose cash may be.</summary>
/// <param name="Rule">What speaks for it: <c>creditor_reference</c>, <c>end_to_end_id</c>, <c>number_in_text</c>, <c>payer_and_amount</c> or <c>amount</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Invoices">Named; none means that the rules of imputation decide.</param>
public sealed record CashProposal(string Rule, string Customer, IReadOnlyList<ProposedInvoice> Invoices);

/// <summary>An invoice that cash may be for.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
public sealed record ProposedInvoice(string Number, int? Year);

static class GetMovements
{
    public static void MapGetMovements(this IEndpointRouteBuilder routes)
    {
        var movements = routes.MapGroup("/creditors/{siren}/bank-movements").RequireRole(Readers.All).WithTags("bank");
        movements.MapGet("", Page).WithSummary("Bank movements, the oldest first; with status=unmatched, the cash that waits for a person, with proposals").Produces<Page<MovementAnswer>>();
        movements.MapGet("/{key}", One).WithSummary("A bank movement").Produces<MovementAnswer>();
    }

    static async Task<IResult> Page(string siren, string? status, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var of = status is null ? null : Words.Of(inspection.Word<MovementStatus>("status", status));
        var (day, key) = Position(inspection, after);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"select {StoredCash.Columns} where m.creditor = $1 and ($2::text is null or m.status = $2) and (m.booked_on, m.key) > ($3, $4) order by m.booked_on, m.key limit $5",
            StoredCash.Row, stop, siren, of, day, key, most + 1);
        var answers = new List<MovementAnswer>(rows.Count);
        foreach (var row in rows) answers.Add(await Shown(session, siren, row, stop));
        return Results.Ok(Page<MovementAnswer>.Of(answers, most, m => $"{m.BookedOn:yyyy-MM-dd}|{m.Key}"));
    }

    static async Task<IResult> One(string siren, string key, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await StoredCash.Of(session, siren, key, stop) is not { } cash) return Problems.NotFound("bank movement");
        http.Response.Headers.ETag = $"\"{cash.Version}\"";
        return Results.Ok(await Shown(session, siren, cash, stop));
    }

    static (DateOnly Day, string Key) Position(Inspection inspection, string? after)
    {
        if (after is null) return (DateOnly.MinValue, "");
        if (after.Split('|') is [var day, var key] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)) return (on, key);
        inspection.Wrong("after", "It is the next of the page before.");
        return (DateOnly.MinValue, "");
    }

    static async Task<MovementAnswer> Shown(Session session, string creditor, StoredCash cash, CancellationToken stop) => new(
        cash.Key, cash.Account, cash.On, cash.Said.Amount, cash.Said.IsCredit, Words.Of(cash.Status), cash.Customer, cash.Payment, cash.Said.Payer.Name,
        cash.Said.Payer.Iban is { Length: > 4 } iban ? iban[^4..] : null, cash.Said.Text, cash.Said.EndToEndId, cash.Said.CreditorReference, cash.Said.ReturnReason, cash.ProvisionalUntil, cash.Version,
        cash is { Status: MovementStatus.Unmatched, Said.IsCredit: true } ? await Proposals(session, creditor, cash, stop) : [],
        ReturnReasons.Find(cash.Said.ReturnReason)?.French);

    static async Task<IReadOnlyList<CashProposal>> Proposals(Session session, string creditor, StoredCash cash, CancellationToken stop)
    {
        var clues = CashClues.Of(cash.Said);
        var candidates = await CashDesk.Candidates(session, creditor, cash.Said, clues, withAmount: true, stop);
        return [.. CashMatching.Proposals(cash.Said, clues, candidates, await CashDesk.Asked(session, creditor, clues, stop)).Select(m => new CashProposal(Words.Of(m.Rule), m.Customer, [.. m.Invoices.Select(i => new ProposedInvoice(i.Number, i.Year))]))];
    }
}

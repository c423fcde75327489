using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bank;

/// <summary>A bank's file that was accepted.</summary>
/// <param name="Imports">One for each entity that has accounts in it; ask for its report with the id.</param>
public sealed record BankStatementsAccepted(IReadOnlyList<BankStatementAccepted> Imports);

/// <summary>The part of a bank's file that is one entity's.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="Creditor">SIREN of the entity.</param>
public sealed record BankStatementAccepted(Guid Id, string Creditor);

/// <summary>Takes a bank's file in: camt.053 or camt.054. It is checked to its end, balances too, before anything is stored; booking follows in the background.</summary>
static class SendBankStatement
{
    const long Largest = 32 << 20;

    public static void MapSendBankStatement(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/bank-statements", Post).RequireRole(Roles.Erp).WithTags("bank").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports a bank statement or notification (camt.053, camt.054); the entity is found by its bank account").Produces<BankStatementsAccepted>(202);

    static async Task<IResult> Post(string? file, HttpContext http, NpgsqlDataSource database, ImportSignal signal, CancellationToken stop)
    {
        var inspection = new Inspection();
        var name = inspection.Text("file", file, 255) ?? "statement.xml";
        if (inspection.Problem is { } wrong) return wrong;
        await using var spool = new Spool(http.Request.Body, Largest);
        using var content = new MemoryStream();
        await spool.CopyToAsync(content, stop);
        var reading = CamtReader.Read(content.ToArray());
        if (reading is BankReading.Refused refused) return Refused(refused);
        var found = (BankReading.Found)reading;

        var accounts = found.Statements.Select(s => s.Account).Distinct().ToArray();
        await using var session = await Session.Begin(database, stop);
        var owners = await session.Read("select iban, creditor from bank_accounts where iban = any($1) for share", r => (Account: r.GetString(0), Creditor: r.GetString(1)), stop, (object)accounts);
        if (accounts.Except(owners.Select(o => o.Account)).ToList() is [var stranger, ..])
            return Problems.Of(409, "bank_account_unknown", $"No entity has the account {stranger}: PUT /creditors/{{siren}}/bank-accounts/{{iban}} first.");

        var accepted = new List<BankStatementAccepted>();
        foreach (var creditor in owners.Select(o => o.Creditor).Distinct().Order(StringComparer.Ordinal))
        {
            var part = new CheckedFile(ImportKind.Bank, creditor, name) { Warnings = found.Warnings.Take(20).Select(w => $"Line {w.Line}: {w.Reason}") };
            accepted.Add(new(await Uploads.Store(session, spool, part, http, stop), creditor));
        }

        await session.Commit(stop);
        signal.Raise();
        return TypedResults.Accepted($"/imports/{accepted[0].Id}", new BankStatementsAccepted(accepted));
    }

    static IResult Refused(BankReading.Refused refused) => Problems.Of(
        422, refused.Problems[0].Code, refused.Problems[0].Reason, [.. refused.Problems.Select(p => new InputError(p.Field, p.Reason, p.Line))]);
}

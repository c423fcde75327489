using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bank;

/// <summary>A bank account of a creditor entity.</summary>
/// <param name="Iban">Without spaces.</param>
public sealed record BankAccountAnswer(string Iban);

/// <summary>The bank accounts whose statements are an entity's.</summary>
static class BankAccounts
{
    public static void MapBankAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/creditors/{siren}/bank-accounts").WithTags("bank");
        accounts.MapPut("/{iban}", Put).RequireRole(Roles.Erp, Roles.Manager).WithSummary("Says that a bank account is the entity's: its statements are booked for it").TakesCommand();
        accounts.MapDelete("/{iban}", Delete).RequireRole(Roles.Erp, Roles.Manager)
            .WithSummary("Says that a bank account is closed: its statements are awaited no more; refused while files of the entity are being booked").TakesCommand();
        accounts.MapGet("", List).RequireRole(Readers.All).WithSummary("The entity's bank accounts").Produces<List<BankAccountAnswer>>();
    }

    /// <summary>Keeps up to which day statements of accounts go; a day once told stays told.</summary>
    /// <returns>The oldest such day over all accounts of the entity: until then, and no longer, all its cash is known. Null while an account has sent none.</returns>
    public static async Task<DateOnly?> StatedThrough(Session session, string creditor, IReadOnlyDictionary<string, DateOnly> closed, CancellationToken stop)
    {
        // Two files that come at once see each other's day, or neither would move the entity's.
        await session.Read("select iban from bank_accounts where creditor = $1 order by iban for update", r => r.GetString(0), stop, creditor);
        await session.Run(
            "update bank_accounts a set stated_through = greatest(a.stated_through, c.through) from unnest($2::text[], $3::date[]) as c(iban, through) where a.creditor = $1 and a.iban = c.iban",
            stop, creditor, closed.Keys.ToArray(), closed.Values.ToArray());
        return (await session.Read("select case when bool_and(stated_through is not null) then min(stated_through) end from bank_accounts where creditor = $1", r => r.IsDBNull(0) ? (DateOnly?)null : r.Day(0), stop, creditor))[0];
    }

    static async Task<IResult> Put(string siren, string iban, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var (inspection, entity, compact) = Inspected(siren, iban);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (!await KnownCreditor.IsKnown(session, entity.Digits, stop)) return KnownCreditor.Unknown(entity.Digits);
            await session.Run("insert into bank_accounts (iban, creditor) values ($1, $2) on conflict do nothing", stop, compact, entity.Digits);
            var owner = (await session.Read("select creditor from bank_accounts where iban = $1", r => r.GetString(0), stop, compact))[0];
            if (owner != entity.Digits) return Problems.Of(409, "bank_account_taken", $"The account {compact} is that of the creditor entity {owner}.");
            return Answer.From(await books.Creditors.Handle(session, BusinessKey.OfCreditor(entity), new CreditorCommand.OpenBankAccount(compact), http.EventContext(clock), stop));
        }, stop);
    }

    static async Task<IResult> Delete(string siren, string iban, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var (inspection, entity, compact) = Inspected(siren, iban);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (!await KnownCreditor.IsKnown(session, entity.Digits, stop)) return KnownCreditor.Unknown(entity.Digits);
            // A file that names the account waits to be booked, or is refused: it is never half taken.
            await session.Read("select 1 from bank_accounts where iban = $1 for update", r => r.GetInt32(0), stop, compact);
            if (await session.Read("select 1 from imports where creditor = $1 and state not in ('completed', 'failed') limit 1", r => r.GetInt32(0), stop, entity.Digits) is [_])
                return Problems.Of(409, "imports_running", "Files of the entity are being booked: close the account when they are done.");
            await session.Run("delete from bank_accounts where iban = $1 and creditor = $2", stop, compact, entity.Digits);
            return Answer.From(await books.Creditors.Handle(session, BusinessKey.OfCreditor(entity), new CreditorCommand.CloseBankAccount(compact), http.EventContext(clock), stop));
        }, stop);
    }

    static (Inspection Inspection, Siren Entity, string Account) Inspected(string siren, string iban)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var account = Iban.Parse(iban);
        if (account is not { HasValidCheckDigits: true }) inspection.Wrong("iban", "It is no IBAN, or its check digits are wrong.");
        return (inspection, entity, account?.Compact ?? "");
    }

    static async Task<IResult> List(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return Results.Ok(await session.Read("select iban from bank_accounts where creditor = $1 order by iban", r => new BankAccountAnswer(r.GetString(0)), stop, siren));
    }
}

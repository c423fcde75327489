using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Erp;

/// <summary>The accounts an entity posts to.</summary>
/// <param name="Accounts">Its own; the standard ones stand for roles that are not named.</param>
public sealed record LedgerAccountsAsked(LedgerAccountAsked?[] Accounts);

/// <summary>An account of an entity's general ledger.</summary>
/// <param name="Role">What for: <c>customers</c>, <c>doubtful_customers</c>, <c>impairment</c>, <c>agency</c>… as listed by GET.</param>
/// <param name="Account">Its number, for example 411000.</param>
public sealed record LedgerAccountAsked(string Role, string Account);

/// <summary>An account that entries go to.</summary>
/// <param name="Role">What for.</param>
/// <param name="Account">Its number.</param>
/// <param name="IsStandard">The entity has named none of its own.</param>
/// <param name="StandardAccount">Of the chart that stands where an entity has named none.</param>
/// <param name="Label">The standard account's name.</param>
/// <param name="Source">Where the standard account comes from.</param>
public sealed record LedgerAccountAnswer(string Role, string Account, bool IsStandard, string StandardAccount, string Label, string Source);

static partial class SetLedgerAccounts
{
    public static void MapLedgerAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/ledger-accounts", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("erp feed").WithSummary("Says which accounts entries go to from now on").TakesCommand();
        routes.MapGet("/creditors/{siren}/ledger-accounts", Get).RequireRole(Readers.All).WithTags("erp feed").WithSummary("The accounts entries go to, by role").Produces<List<LedgerAccountAnswer>>();
    }

    static async Task<IResult> Put(
        string siren, LedgerAccountsAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var accounts = Inspected(inspection, asked.Accounts);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session => !await KnownCreditor.IsKnown(session, siren, stop) ? KnownCreditor.Unknown(siren) : Answer.From(await books.LedgerSettings.Handle(
            session, LedgerSettings.Of(entity), new LedgerSettingsCommand.ChangeAccounts(siren, accounts), http.EventContext(clock), stop, Answer.Version(version))), stop);
    }

    static async Task<IResult> Get(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (!await KnownCreditor.IsKnown(session, siren, stop)) return Problems.NotFound("creditor entity");
        var rows = await session.Read(
            "select s.role, coalesce(l.account, s.account), l.account is null, s.account, s.label, s.source " +
            "from standard_ledger_accounts s left join ledger_accounts l on l.role = s.role and l.creditor = $1 order by s.account, s.role",
            r => new LedgerAccountAnswer(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetString(3), r.GetString(4), r.GetString(5)), stop, siren);
        return Results.Ok(rows);
    }

    static LedgerAccounts Inspected(Inspection inspection, LedgerAccountAsked?[] asked)
    {
        var roles = Enum.GetValues<LedgerRole>().Length - 1;
        if (asked.Length > roles) inspection.Wrong("accounts", $"There are {roles} roles.");
        var accounts = new List<LedgerAccount>();
        for (var i = 0; i < asked.Length && i < roles; i++)
        {
            if (asked[i] is not { } one) inspection.Wrong($"accounts[{i}]", "It is nothing.");
            else if (!Number().IsMatch(one.Account)) inspection.Wrong($"accounts[{i}].account", "An account is a digit from 1 to 8, then 2 to 19 digits or capital letters.");
            else accounts.Add(new(inspection.Word<LedgerRole>($"accounts[{i}].role", one.Role), one.Account));
        }

        if (accounts.DistinctBy(a => a.Role).Count() < accounts.Count) inspection.Wrong("accounts", "A role is there twice.");
        return LedgerAccounts.Of(accounts);
    }

    [GeneratedRegex(@"^[1-8][0-9A-Z]{2,19}\z")]
    private static partial Regex Number();
}

using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A debtor with something of each kind on its case, so that every list has it.</summary>
/// <param name="Debtor">The debtor.</param>
/// <param name="Number">Its customer number: stands before the numbers of its invoices too.</param>
/// <param name="Call">A call to make.</param>
/// <param name="Approval">A threat that waits.</param>
/// <param name="Task">A task.</param>
/// <param name="Request">A request to a colleague.</param>
/// <param name="Meeting">The meeting of its entity.</param>
/// <param name="List">The list of that meeting.</param>
public sealed record Staged(DebtorUnderTest Debtor, string Number, Guid Call, Guid Approval, Guid Task, Guid Request, Guid Meeting, Guid List);

/// <summary>Three debtors: one in the scope of the limited users, one of the same entity in another region, one of the same region in another entity.</summary>
public sealed class ScopeStage : IAsyncLifetime
{
    static readonly DateOnly Today = DunningServer.Today;

    public DunningServer Server { get; } = new();

    public Guid Member { get; } = Guid.CreateVersion7();

    public Staged Inner { get; private set; } = null!;

    public Staged OtherRegion { get; private set; } = null!;

    public Staged OtherEntity { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await Server.Put($"/team/members/{Member}", new { name = "Anne Essai", department = "credit" });
        var (mine, other) = ((await Server.Debtor()).Siren, (await Server.Debtor()).Siren);
        Inner = await Stage(mine, "INNER-1", "SUD", await Meeting(mine));
        OtherRegion = await Stage(mine, "HIDDEN-1", "NORD", Inner.Meeting);
        OtherEntity = await Stage(other, "HIDDEN-2", "Sud", await Meeting(other));
        Inner = Inner with { List = await Draw(Inner) };
        OtherRegion = OtherRegion with { List = Inner.List };
        OtherEntity = OtherEntity with { List = await Draw(OtherEntity) };
        foreach (var user in new[] { DunningServer.LimitedManager, DunningServer.LimitedCollector, DunningServer.LimitedOps })
            await Server.Put($"/users/{user}/scope", new { entities = new[] { mine }, regions = new[] { "Sud" } });
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>Facts in the log.</summary>
    public async Task<long> Events()
    {
        await using var session = await Session.Open(Server.Service.Database.Source, default);
        return (await session.Read("select count(*) from mt_events", row => row.GetInt64(0), default))[0];
    }

    async Task<Staged> Stage(string siren, string number, string region, Guid meeting)
    {
        var debtor = new DebtorUnderTest(Server, siren, number);
        await debtor.Hears(new DebtorChangedV1(siren, debtor.Id, number, "company", null, "fr", debtor.Next(debtor.Id), Today, SalesPerson: "VD1", Region: region));
        await debtor.Hears(new DebtorContactsChangedV1(siren, debtor.Id, number, "Débiteur", "fr", [new("accounts_payable", null, "compta@debiteur.invalid", "+33490000000", ["1 rue de l'Exemple"], "84000", "Avignon", "FR")], debtor.Next(debtor.Id), Today));
        for (var i = 1; i <= 4; i++) await debtor.Owes($"{number}-F{i}", Today.AddDays(-10), 1_200_000);
        var path = $"/cases/{debtor.Case}";
        await Server.Post($"{path}/promises", new { promisedOn = Today.AddDays(5), invoices = new[] { $"{number}-F1" } });
        await Server.Post($"{path}/plans", new { invoices = new[] { $"{number}-F2" }, terms = new[] { new { dueOn = Today.AddDays(10), amountCents = 1_200_000 } } });
        await Server.Post($"{path}/pauses", new { reason = "legal_review", until = Today.AddDays(9), invoices = new[] { $"{number}-F3" } });
        await Server.Post($"{path}/assignments", new { agency = "alpha", until = Today.AddDays(9), invoices = new[] { $"{number}-F4" } });
        await Server.Post($"{path}/visits", new { deadline = Today.AddDays(5) }, expected: HttpStatusCode.NoContent);
        await Server.Post($"{path}/sales-objections", new { reason = "key_account_visit", until = Today.AddDays(5) });
        await Server.Post($"{path}/notes", new { kind = "conversation", text = $"{number} rappelle lundi." });
        var staged = new Staged(debtor, number, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), meeting, Guid.Empty);
        await Server.Put($"/tasks/{staged.Task}", new { kind = "send_invoice_copy", deadlineOn = Today, @case = debtor.Case, owner = Member, note = number }, expected: HttpStatusCode.OK);
        await Server.Put($"/requests/{staged.Request}", new { item = "signed_quote", @case = debtor.Case, member = Member, note = number }, expected: HttpStatusCode.OK);
        await Show(staged);
        return staged;
    }

    // What a run would show only after weeks.
    async Task Show(Staged of)
    {
        await using var session = await Session.Open(Server.Service.Database.Source, default);
        foreach (var (decision, channel, status, sent) in new[] { (of.Call, "call", "call_to_make", (DateOnly?)null), (of.Approval, "registered_letter", "awaiting_approval", null), (Guid.CreateVersion7(), "call", "sent", Today) })
            await session.Run(
                """
                insert into acts (decision, case_id, creditor, kind, episode, step, channel, mode, status, decided_on, sent_on, amount_cents, currency, invoices, asked_by)
                values ($1, $2, $3, 'step', 1, 'call_1', $4, 'live', $5, $6, $7, 1, 'EUR', 1, 'service:dunning')
                """, default, decision, of.Debtor.Case, of.Debtor.Siren, channel, status, Today, sent);
        await session.Run(
            "insert into contacts_made (decision, case_id, creditor, step, channel, currency, sent_on, reached, invoices) values ($1, $2, $3, 'call_1', 'call', 'EUR', $4, true, '{}')",
            default, Guid.CreateVersion7(), of.Debtor.Case, of.Debtor.Siren, Today);
        await session.Run(
            """
            insert into limit_alerts (alert, case_id, creditor, kind, invoice, number, days, last_day, raised_on, outstanding_cents, currency, is_open)
            values ($1, $2, $3, 'limitation', $4, $5, 90, $6, $6, 1, 'EUR', true)
            """, default, Guid.CreateVersion7(), of.Debtor.Case, of.Debtor.Siren, of.Debtor.Invoice($"{of.Number}-F1"), $"{of.Number}-F1", Today);
        await session.Run(
            """
            insert into tasks (task, kind, creditor, case_id, owner, first_deadline_on, deadline_on, origin, state, opened_on, opened_by)
            values ($1, 'decide', $2, $3, $4, $5, $5, 'meeting', 'open', $5, 'manager')
            """, default, Guid.CreateVersion7(), of.Debtor.Siren, of.Debtor.Case, Member, Today.AddDays(-1));
        await session.Run(
            """
            insert into sales_notices (notice, case_id, creditor, sales_person, told_on, good_through, is_open, document)
            values ($1, $2, $3, 'VD1', $4, $4, true, jsonb_build_object('notice', $1, 'case', $2, 'creditor', $3, 'customerNumber', $5::text, 'salesPerson', 'VD1', 'step', 'formal_notice', 'invoices', '[]'::jsonb,
                'totalCents', 1, 'currency', 'EUR', 'toldOn', $4, 'mayGoOn', $4, 'mode', 'live', 'open', true, 'objections', '[]'::jsonb))
            """, default, Guid.CreateVersion7(), of.Debtor.Case, of.Debtor.Siren, Today, of.Number);
        await session.Run(
            """
            insert into colleague_notices (notice, kind, creditor, subject, case_id, customer_number, member, recipient, mode, withheld, on_date)
            values ($1, 'request_asked', $2, $3, $4, $5, $6, $6, 'live', null, $7)
            """, default, Guid.CreateVersion7(), of.Debtor.Siren, of.Request, of.Debtor.Case, of.Number, Member, Today);
        await session.Run("update cases set look_on = $2 where case_id = $1", default, of.Debtor.Case, Today.AddDays(-1));
    }

    async Task<Guid> Meeting(string siren)
    {
        var meeting = Guid.CreateVersion7();
        await Server.Put($"/meetings/{meeting}", new { creditor = siren, firstOn = Today.AddDays(4), startsAt = "09:30:00", participants = new[] { Member } });
        return meeting;
    }

    async Task<Guid> Draw(Staged of) => ((JsonNode)(await Server.Post($"/meetings/{of.Meeting}/lists", new { }))!)["list"]!.GetValue<Guid>();
}

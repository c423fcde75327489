using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The service on real servers, with the other services played over the broker. Each test takes a creditor of its own.</summary>
public class DunningServer : IAsyncLifetime
{
    static int creditors;
    ServiceUnderTest<Settings> service = null!;
    TestBus bus = null!;

    /// <summary>Key of a second manager, for what needs four eyes.</summary>
    public const string SecondManager = "manager2";

    /// <summary>Keys of users whom a test may limit.</summary>
    public const string LimitedManager = "Limited manager", LimitedCollector = "limited-collector", LimitedOps = "limited-ops";

    /// <summary>Signs the links in messages.</summary>
    public const string AnswerKey = "c2lnbmF0dXJlcyBmb3IgdGVzdHM6IHRoaXJ0eS10d28=";

    /// <summary>Nobody's business date lies before it; a test may go on from here.</summary>
    public static DateOnly Today { get; } = new(2026, 10, 1);

    /// <summary>The business date on which it starts.</summary>
    protected virtual DateOnly Start => Today;

    public ServiceUnderTest<Settings> Service => service;

    public TestBus Bus => bus;

    /// <summary>Folder of the store of documents.</summary>
    public string Documents { get; } = Directory.CreateTempSubdirectory("dunning-").FullName;

    public async Task InitializeAsync()
    {
        service = await ServiceUnderTest<Settings>.Start("dunning", new Dictionary<string, string>
        {
            ["ApiKeys:9:Name"] = SecondManager, ["ApiKeys:9:Role"] = Roles.Manager, ["ApiKeys:9:Key"] = SecondManager,
            ["ApiKeys:10:Name"] = LimitedManager, ["ApiKeys:10:Role"] = Roles.Manager, ["ApiKeys:10:Key"] = LimitedManager,
            ["ApiKeys:11:Name"] = LimitedCollector, ["ApiKeys:11:Role"] = Roles.Collector, ["ApiKeys:11:Key"] = LimitedCollector,
            ["ApiKeys:12:Name"] = LimitedOps, ["ApiKeys:12:Role"] = Roles.Ops, ["ApiKeys:12:Key"] = LimitedOps,
            ["Answers:Key"] = AnswerKey, ["Answers:BaseUrl"] = "https://dunning.invalid",
            ["Documents:Folder"] = Documents,
        });
        await service.SetToday(Start);
        bus = await TestBus.Start(service.Broker, typeof(MessageRequestedV1), typeof(MessageWithdrawnV1), typeof(ClaimsHandedOverV1), typeof(PenaltiesWaivedV1), typeof(ColleagueNoticeV1), typeof(DiscountEarnedV1), typeof(DiscountTakenBackV1), typeof(CallAskedV1), typeof(CaseHistoryKeptV1), typeof(ClaimsAssignedV1), typeof(ClaimsRecalledV1));
    }

    public async Task DisposeAsync()
    {
        await bus.DisposeAsync();
        await service.DisposeAsync();
        Directory.Delete(Documents, recursive: true);
    }

    /// <summary>A debtor of a new creditor that duns live, reachable by every way.</summary>
    public async Task<DebtorUnderTest> Debtor(string mode = "live", bool reachable = true, string kind = "company")
    {
        var siren = (100000000 + Interlocked.Increment(ref creditors)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Put($"/creditors/{siren}/settings", new { mode, redirectTo = mode == "redirect" ? "recette@creancier.invalid" : null });
        var debtor = new DebtorUnderTest(this, siren, "C-1");
        await debtor.Hears(new DebtorChangedV1(siren, debtor.Id, "C-1", kind, null, "fr", debtor.Next(debtor.Id), Start));
        await debtor.Hears(new DebtorContactsChangedV1(
            siren, debtor.Id, "C-1", "Débiteur", "fr",
            reachable ? [new("accounts_payable", null, "compta@debiteur.invalid", "+33490000000", ["1 rue de l'Exemple"], "84000", "Avignon", "FR")] : [], debtor.Next(debtor.Id), Start));
        await bus.Publish(new BankFeedReceivedV1(siren, Start.AddDays(-1), 1, Start));
        return debtor;
    }

    public async Task<JsonNode> Get(string path, string role = "collector")
    {
        using var client = service.As(role);
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<int> Status(string path, string role = "manager")
    {
        using var client = service.As(role);
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    public async Task<JsonNode?> Post(string path, object body, string role = "manager", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = service.As(role);
        using var answer = await client.PostAsync(path, JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public async Task Put(string path, object body, string role = "manager", HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        using var client = service.As(role);
        using var answer = await client.PutAsync(path, JsonContent.Create(body, options: new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull }));
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public Task<JsonNode?> Run(DateOnly asOf, string role = "ops") => Post("/runs", new { asOf }, role);
}

/// <summary>One debtor, with what the other services say of it.</summary>
public sealed class DebtorUnderTest(DunningServer server, string siren, string number)
{
    readonly Dictionary<Guid, long> versions = [];

    public string Siren => siren;

    public Guid Id { get; } = NameBasedId.OfStream("customer", Recouvrement.Kernel.Identifiers.Siren.Parse(siren)!.Value, number);

    public Guid Case { get; } = Account.CaseIdOf(siren, number);

    public long Next(Guid stream) => versions[stream] = versions.GetValueOrDefault(stream) + 1;

    public Guid Invoice(string invoice) => NameBasedId.OfStream("invoice", Recouvrement.Kernel.Identifiers.Siren.Parse(siren)!.Value, invoice, "2026");

    /// <summary>Publishes a fact and waits until the case has taken it.</summary>
    public async Task Hears<T>(T fact, Guid? id = null, string? actor = null) where T : class
    {
        var message = id ?? Guid.CreateVersion7();
        await server.Bus.Publish(fact, message, actor);
        await Eventually.Is(async () =>
        {
            await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
            return (await session.Read("select 1 from inbox where message_id = $1", r => r.GetInt32(0), default, message)).Count > 0;
        }, $"{typeof(T).Name} is applied");
    }

    public Task Owes(string invoice, DateOnly due, long cents, DateOnly? on = null) => Hears(new InvoiceIssuedV1(
        siren, Id, number, Invoice(invoice), invoice, invoice, due.AddDays(-30), due, cents, cents, "EUR", false, Next(Invoice(invoice)), on ?? DunningServer.Today));

    public Task Pays(string invoice, long cents, long left, DateOnly on) => Hears(new InvoiceBalanceChangedV1(
        siren, Id, number, Invoice(invoice), invoice, left, cents, "EUR", "payment", NameBasedId.Of($"{siren} pays {invoice} {on}"), Next(Invoice(invoice)), on));

    public Task Credits(string invoice, long cents, long left, DateOnly on) => Hears(new InvoiceBalanceChangedV1(
        siren, Id, number, Invoice(invoice), invoice, left, cents, "EUR", "credit_note", NameBasedId.Of($"{siren} credits {invoice} {on}"), Next(Invoice(invoice)), on));

    public Task Contests(string invoice, DateOnly on) => Hears(new InvoiceDisputedV1(
        siren, Id, number, Invoice(invoice), invoice, "L-1", "price", 1_000_000, "EUR", Next(Invoice(invoice)), on));

    public Task Sent(Guid decision, string step, string channel, DateOnly on) => Hears(new MessageSentV1(decision, Case, siren, step, channel, null, Next(decision), on));

    /// <summary>Messages of this debtor that were published, in order.</summary>
    public IReadOnlyList<MessageRequestedV1> Asked => [.. server.Bus.Heard<MessageRequestedV1>().Where(m => m.Case == Case)];

    public async Task<MessageRequestedV1> AskedFor(string step)
    {
        await Eventually.Is(() => Asked.Any(m => m.Step == step), $"{step} is published");
        return Asked.Last(m => m.Step == step);
    }

    public async Task<JsonArray> Why(DateOnly on) => (await server.Get($"/cases/{Case}/why?on={on:yyyy-MM-dd}")).AsArray();

    public async Task<IReadOnlyList<(string Fact, string Text)>> History() =>
        [.. (await server.Get($"/cases/{Case}/history")).AsArray().Select(e => (e!["fact"]!.GetValue<string>(), e["text"]!.GetValue<string>()))];

    public async Task<Guid> Waiting() => (await server.Get($"/approvals?creditor={siren}")).AsArray().Single()!["decision"]!.GetValue<Guid>();
}

using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Documents.Evidence;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A paper is looked up for the claims that it touches and for no others, and of two at once none is lost.</summary>
public sealed class FollowedEvidenceTests(Archive archive) : IClassFixture<Archive>
{
    readonly InvoicingService service = archive.Service;

    [Fact]
    public async Task Of_many_claims_only_those_are_looked_at_that_a_paper_touches_up_to_the_customer()
    {
        var (one, other) = (await service.NewCustomer(), await service.NewCustomer());
        string[] numbers = [.. Enumerable.Range(1, 12).Select(n => $"MANY-{n}")];
        foreach (var (number, n) in numbers.Select((number, n) => (number, n)))
        {
            await service.Invoice(n < 9 ? one : other, number, 100);
            if (n is 1 or 2) await Accepts(service.Put($"/invoices/{number}/links", new { orders = new[] { "MANY-ORDER" } }));
        }

        await Accepts(service.Put("/orders/MANY-ORDER/links", new { quotes = new[] { "MANY-QUOTE" } }));
        await HandOver(numbers);
        foreach (var number in numbers) await Told(number, _ => true);
        Assert.Equal(["MANY-5"], await Touched(new(Siren, "invoice", "many-5", null)));
        foreach (var above in new[] { ("order", "MANY-ORDER"), ("quote", "many-quote") }) Assert.Equal(["MANY-2", "MANY-3"], await Touched(new(Siren, above.Item1, above.Item2, null)));
        Assert.Equal(["MANY-5"], await Touched(new(Siren, "invoice", "MANY-5", 2026)));
        Assert.Empty(await Touched(new(Siren, "invoice", "MANY-5", 2025)));
        Assert.Equal(3, (await Touched(new(Siren, "customer", other, null))).Count);
        Assert.Empty(await Touched(new("552100554", "customer", other, null)));
    }

    [Fact]
    public async Task A_paper_that_comes_for_a_paid_claim_is_told_so_that_nothing_is_missing_when_it_is_owed_again()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "PAID-1", 100);
        await HandOver("PAID-1");
        await Told("PAID-1", m => m.Items.Length == 0);
        await service.Payment(customer, "PAID-P", 100, new { number = "PAID-1" });
        await Eventually.Is(async () => await service.Outstanding("PAID-1") == 0, "it is paid");
        await File("PAID-1-COPY", "PAID-1");
        await Told("PAID-1", m => m.Items is [{ Sha256: not null }]);
    }

    [Fact]
    public async Task Two_papers_at_once_and_the_hand_over_with_them_are_all_told()
    {
        for (var round = 1; round <= 5; round++)
        {
            var number = $"ONCE-{round}";
            await service.Invoice(await service.NewCustomer(), number, 100);
            await Task.WhenAll(HandOver(number), File($"{number}-COPY", number), File($"{number}-MORE", number));
            await Told(number, m => m.Items.Count(i => i.Sha256 is not null) == 2);
        }

        // Whoever is told last is told all: no older list comes after a newer one.
        foreach (var told in service.Bus.Heard<ClaimEvidenceListedV1>().Where(m => m.Number.StartsWith("ONCE-", StringComparison.Ordinal)).GroupBy(m => m.Number))
        {
            var filed = told.OrderBy(m => m.Version).Select(m => m.Items.Count(i => i.Sha256 is not null)).ToArray();
            Assert.Equal(filed.Order(), filed);
        }
    }

    [Fact]
    public async Task A_paper_that_comes_while_a_hand_over_is_being_listed_waits_for_it_and_is_told()
    {
        await service.Invoice(await service.NewCustomer(), "HELD-1", 100);
        await using (var holder = await Session.Begin(service.Host.Database.Source, default))
        {
            await EvidenceTable.HoldCreditors(holder, [Siren], default);
            await HandOver("HELD-1");
            await File("HELD-1-COPY", "HELD-1");
            await Eventually.Is(async () => await service.Count("select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())") == 2, "the hand-over and the paper wait for each other's turn");
            await holder.Commit(default);
        }

        await Told("HELD-1", m => m.Items is [{ Sha256: not null }]);
    }

    async Task<List<string>> Touched(NamedHolder holder)
    {
        await using var session = await Session.Open(service.Host.Database.Source, default);
        var ids = await EvidenceTable.Concerned(session, [], [holder], default);
        return await session.Read("select number from invoices where id = any ($1) order by number", r => r.GetString(0), default, (object)ids.ToArray());
    }

    static Guid Id(string number) => BusinessKey.OfInvoice(Kernel.Identifiers.Siren.Parse(Siren)!.Value, number, 2026);

    Task File(string reference, string number) => Archive.File(service, reference, "invoice_copy", new { kind = "invoice", number });

    Task HandOver(params string[] numbers) => service.Bus.Publish(new ClaimsHandedOverV1(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Siren, Guid.CreateVersion7(), "C-1", 1, Guid.CreateVersion7(),
        [.. numbers.Select(number => new HandedOverClaimV1(Id(number), number, number, Today, Today, 10_000, 10_000))], "EUR", 12, Today));

    Task Told(string number, Func<ClaimEvidenceListedV1, bool> what) => Eventually.Is(
        () => service.Bus.Heard<ClaimEvidenceListedV1>().Where(m => m.Invoice == Id(number)).MaxBy(m => m.Version) is { } last && what(last), $"what proves {number} is told");
}

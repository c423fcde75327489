using System.Net.Http.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Entries of a day to come, and files that cannot be read or booked.</summary>
public sealed class FecHeldBackTests
{
    [Fact]
    public async Task A_later_file_overtakes_what_an_earlier_one_held_back()
    {
        await using var own = await InvoicingService.Start(new(2026, 1, 10));
        var books = new Importing(own, "200000008");
        await books.Register();
        Assert.Equal(1, (await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260120", "C1", 50)))).Number("later"));
        Assert.Equal(1, (await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260120", "C1", 60)))).Number("later"));
        await own.Host.DoDay(new(2026, 1, 20));
        Assert.Equal(16_000, (await books.Account("C1")).Cents("open"));
        Assert.Equal(2, await own.Events("invoice_issued"));
        Assert.Equal(0, await own.Events("invoice_corrected"));
    }

    [Fact]
    public async Task What_is_being_booked_of_an_earlier_file_is_waited_for_before_the_rest_is_overtaken()
    {
        await using var own = await InvoicingService.Start(new(2026, 1, 10));
        var books = new Importing(own, "200000008");
        await books.Register();
        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260120", "C1", 50)));
        Task<System.Text.Json.JsonElement> second;
        await using (var booking = await Session.Begin(own.Host.Database.Source, default))
        {
            await booking.Run("select 1 from imports for update", default);
            second = books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)));
            await Eventually.Is(async () => await Number(own, "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") == 1, "the second file waits");
            Assert.Equal(1, await Number(own, "select count(*) from import_items where state = 'staged'"));
        }

        Assert.Equal(0, (await second).Number("later"));
        Assert.Equal(1, await Number(own, "select count(*) from import_items where state = 'overtaken'"));
    }

    [Fact]
    public async Task Entries_held_back_that_cannot_be_booked_fail_their_own_file_only()
    {
        await using var own = await InvoicingService.Start(new(2026, 1, 10));
        var (bad, good) = (new Importing(own, "200000008"), new Importing(own, "300000007"));
        foreach (var (books, customer) in new[] { (bad, "CX"), (good, "C1") })
        {
            await books.Register();
            await books.Completed(Fec.Of(Fec.Sale("1", "20260105", customer, 100), Fec.Sale("2", "20260120", customer, 50)));
        }

        await own.Host.Database.Administer(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$;
            create trigger refuse before update on import_items for each row when (new.customer_number = 'CX' and new.state = 'booked') execute function refuse();
            """);
        await own.Host.DoDay(new(2026, 1, 20));
        Assert.Equal(("failed", 10_000), ((await bad.Report()).Text("state"), (await bad.Account("CX")).Cents("open")));
        Assert.Equal(("completed", 15_000), ((await good.Report()).Text("state"), (await good.Account("C1")).Cents("open")));
    }

    [Theory]
    [InlineData("22000")]
    [InlineData("57014")]
    public async Task A_file_that_cannot_be_read_in_fails_and_leaves_nothing_of_its_content(string fault)
    {
        await using var own = await InvoicingService.Start(new(2026, 1, 10));
        var books = new Importing(own, "200000008");
        await books.Register();
        await own.Host.Database.Administer(
            $"""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a fault' using errcode = '{fault}'; end $$;
            create trigger refuse before insert on import_items for each row execute function refuse();
            """);
        using var sent = await books.SendFec(Fec.Of(Fec.Sale("1", "20260105", "C1", 100)));
        await Eventually.Is(async () => await Number(own, "select count(*) from imports where state = 'failed'") == 1, "it fails", TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Number(own, "select (select count(*) from import_chunks) + (select count(*) from import_names)"));
    }

    [Fact]
    public async Task Money_lettered_with_an_invoice_to_come_waits_for_it_whoever_else_moves_the_account()
    {
        await using var own = await InvoicingService.Start(new(2026, 1, 10));
        var books = new Importing(own, "200000008");
        await books.Register();
        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Bank("2", "20260106", "C1", 100, "AA"), Fec.Sale("3", "20260115", "C1", 100, "AA")));
        Assert.Equal(10_000, await books.Outstanding("VE-1-20260105-411000-C1-1"));
        await Accepts(own.Erp.PutAsJsonAsync("/creditors/200000008/invoices/F-1", new { customer = "C1", issuedOn = "2026-01-08", amountCents = 1_000 }));
        Assert.Equal(10_000, await books.Outstanding("VE-1-20260105-411000-C1-1"));
        await own.Host.DoDay(new(2026, 1, 15));
        Assert.Equal((10_000, 0), (await books.Outstanding("VE-1-20260105-411000-C1-1"), await books.Outstanding("VE-3-20260115-411000-C1-1")));
    }

    static async Task<long> Number(InvoicingService service, string sql)
    {
        await using var session = await Session.Open(service.Host.Database.Source, default);
        return (await session.Read(sql, r => r.GetInt64(0), default))[0];
    }
}

extern alias dunning;
extern alias invoicing;
using System.Net.Http.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>How a creditor is paid reaches the page of its debtors, also where it was told before Dunning listened.</summary>
public sealed class LetterheadTests : IAsyncLifetime
{
    const string Migration = "services/Invoicing/Invoicing/Migrations/0236_letterheads_told_again.sql";
    TestDatabase database = null!;
    Uri broker = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create("invoicing", typeof(invoicing::Program).Assembly);
        broker = await Stack.Servers.NewVirtualHost("letterheads");
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", broker: broker);
    }

    public async Task DisposeAsync()
    {
        await dunning.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_letterhead_from_before_is_told_again_and_counted_once()
    {
        await using (var earlier = await Invoicing())
        {
            using var erp = earlier.As(Roles.Erp);
            using var answer = await erp.PutAsJsonAsync("/creditors/732829320", new { name = "Atelier", paymentUrl = "https://payer.example/" });
            Assert.True(answer.IsSuccessStatusCode);
            await Known();
        }

        // As it was before Dunning listened.
        await dunning.Database.Administer("delete from ways_to_pay; delete from inbox");
        await database.Administer(await File.ReadAllTextAsync(Path.Combine(Stack.Repository, Migration)));
        for (var start = 0; start < 2; start++)
        {
            await using var upgraded = await Invoicing();
            await Known();
            await Eventually.Is(async () => await Number(database, "select last_seq_id from mt_event_progression where name = 'relay-arrears:letterhead_changed'") == 0, "nothing is left to be told");
            Assert.Equal(1, await Number(database, "select published from relay_counts where contract = 'invoicing.creditor-letterhead-changed.v1'"));
        }
    }

    Task<ServiceUnderTest<invoicing::Program>> Invoicing() => ServiceUnderTest<invoicing::Program>.Start("invoicing", database: database, broker: broker);

    Task Known() => Eventually.Is(async () => await Number(dunning.Database, "select count(*) from ways_to_pay where payment_url = 'https://payer.example/'") == 1, "Dunning knows how the creditor is paid");

    static async Task<long> Number(TestDatabase of, string sql)
    {
        await using var session = await Session.Open(of.Source, default);
        return (await session.Read(sql, r => r.GetInt64(0), default))[0];
    }
}

using System.Net;
using System.Net.Sockets;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed partial class KillTests
{
    [StandInFact]
    public async Task A_letter_leaves_once_at_whichever_call_its_process_is_killed()
    {
        // Before the draft, in each part of it, between the remembered draft and its submission, and with an order that never arrived.
        foreach (object fault in new object[]
        {
            new { at = "create", delay_ms = 2000, count = 1 }, new { at = "document", delay_ms = 2000, count = 1 }, new { at = "recipient", delay_ms = 2000, count = 1 },
            new { at = "submit", delay_ms = 2000, count = 1, fail = 1, status = 503 },
        })
        {
            await outside.Faults(fault);
            var asked = await AskAndKill(debtor => Story.Notice(debtor), async () => await outside.Left("count") == 0);
            await using var second = HostProcess.Start(database, broker, outside.Settings);
            await Sent(asked);
            Assert.Single(await outside.Letters(asked.Decision));
        }
    }

    [StandInFact]
    public async Task A_call_of_the_provider_twice_out_of_order_lost_or_forged_brings_each_state_once()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        outside.Settings["Urls"] = address;
        await using var service = HostProcess.Start(database, broker, outside.Settings);
        var asked = await UnderWay(debtor => Story.Notice(debtor), async () => (await outside.Letters(Guid.Empty)).Length == 0);
        await Sent(asked);
        var today = Story.Monday;
        await outside.Subscribe(new($"{address}/post/webhook/maileva"));
        await outside.Faults(new { webhook_forge = 1 });
        await outside.Story(asked.Decision, ("deposited", today), ("first_presented", today));
        await outside.Faults(new { webhook_lose = 1, webhook_repeat = 3, webhook_shuffle = 1 });
        await outside.Story(asked.Decision, ("deposited", today), ("first_presented", today), ("delivered", today), ("refused", today));
        await Eventually.Is(async () => (await Facts(asked)).Contains("letter_delivered"), "the call brings the state", Patience);
        Assert.Equal(1, (await Facts(asked)).Count(f => f == "letter_first_presented"));
        Assert.Equal(1, (await Facts(asked)).Count(f => f == "letter_delivered"));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

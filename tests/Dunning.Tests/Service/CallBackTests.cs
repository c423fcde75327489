using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What has been asked for and has not left is called back as soon as it should not be said any more, whoever says why.</summary>
public sealed class CallBackTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today; // a Thursday

    [Theory]
    [InlineData("payment", "settled")]
    [InlineData("part_payment", "amount_changed")]
    [InlineData("credit_note", "settled")]
    [InlineData("dispute", "disputed")]
    [InlineData("insolvency", "insolvency")]
    public async Task What_was_asked_for_is_called_back(string news, string reason)
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await (news switch
        {
            "payment"      => debtor.Pays("F1", 40000, 0, Today),
            "part_payment" => debtor.Pays("F1", 10000, 30000, Today),
            "credit_note"  => debtor.Credits("F1", 40000, 0, Today),
            "dispute"      => debtor.Contests("F1", Today),
            _              => debtor.Hears(new DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", Today.AddDays(-1), Today, 1, Today)),
        });
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == asked.Decision && w.Reason == reason), $"the message is called back: {reason}");
    }
}

using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What operators see of messages.</summary>
public sealed class OperatingFigureTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task Operators_see_messages_by_channel_and_state()
    {
        const string creditor = "552100554";
        using var instruments = new Instruments();
        await correspondence.Bus.Publish(Story.Letterhead() with { Creditor = creditor });
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor) with { Creditor = creditor }));
        await Eventually.Passes(() =>
        {
            Assert.Contains(($"channel=email,creditor={creditor},service=correspondence,state=sent", 1), instruments.Of("recouvrement.letters"));
            return Task.CompletedTask;
        });
    }
}

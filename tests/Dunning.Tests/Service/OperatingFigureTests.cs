using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

public sealed class OperatingFigureTests(DunningServer server) : IClassFixture<DunningServer>
{
    [Fact]
    public async Task Cases_are_measured_by_their_stage()
    {
        using var instruments = new Instruments();
        var (late, current) = (await server.Debtor(), await server.Debtor());
        await late.Owes("F1", DunningServer.Today.AddDays(-70), 1_200_000);
        await current.Owes("F1", DunningServer.Today.AddDays(10), 40_000);
        await server.Run(DunningServer.Today);

        await Eventually.Passes(() =>
        {
            Assert.Contains(($"creditor={late.Siren},service=dunning,stage=dunned", 1), instruments.Of("recouvrement.cases"));
            Assert.Contains(($"creditor={current.Siren},service=dunning,stage=current", 1), instruments.Of("recouvrement.cases"));
            return Task.CompletedTask;
        });
    }
}

using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Figures;

/// <summary>What operators watch of the messages to debtors: those of the last thirty days, for the end of most is long past.</summary>
static class OperatingFigures
{
    public static ServiceHost AddOperatingFigures(this ServiceHost service) => service
        .AddFigure("recouvrement.letters", "{message}", "Messages to debtors by channel and state, of those that moved in the last thirty days",
            "select creditor, channel, state, count(*) from messages where changed_on > $1::date - 30 group by 1, 2, 3", "creditor", "channel", "state");
}

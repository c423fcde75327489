using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Figures;

/// <summary>What operators and managers watch of the cases.</summary>
static class OperatingFigures
{
    public static ServiceHost AddOperatingFigures(this ServiceHost service) => service
        .AddFigure("recouvrement.cases", "{case}", "Cases by stage: current, dunned, blocked, handed_over, settled",
            "select creditor, status, count(*) from cases group by 1, 2", "creditor", "stage");
}

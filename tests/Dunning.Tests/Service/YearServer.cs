namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The service a year before the last rates that are known, so that a whole year can be walked.</summary>
public sealed class YearServer : DunningServer
{
    /// <summary>The first day.</summary>
    public static DateOnly FirstDay { get; } = new(2025, 7, 1);

    protected override DateOnly Start => FirstDay;
}

namespace Recouvrement.Invoicing.Domain.Accounts;

/// <summary>Days from which something counts; null is as soon as can be.</summary>
public static class Days
{
    /// <summary>The later of two.</summary>
    public static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;

    /// <summary>The later of two.</summary>
    public static DateOnly Later(DateOnly a, DateOnly? b) => b > a ? b.Value : a;
}

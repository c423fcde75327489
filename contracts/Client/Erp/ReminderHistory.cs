namespace Recouvrement.Client.Erp;

/// <summary>How far the ERP had reminded of an invoice (niveau de relance) before it left it to dunning.</summary>
/// <param name="Level">The ERP's own, from 1 to 99.</param>
/// <param name="LastRemindedOn">Day of its last reminder; not after today.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c> or <c>call</c>; null where the ERP does not know.</param>
public sealed record ReminderHistory(int Level, DateOnly LastRemindedOn, string? Channel = null);

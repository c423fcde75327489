using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Recouvrement.Platform.Typesetting;

/// <summary>How a host gets a <see cref="Typesetter"/>.</summary>
public static class TypesettingServices
{
    /// <summary>One typesetter for the whole host, with its options from the section <c>Typesetting</c>; ended with the host.</summary>
    public static IServiceCollection AddTypesetting(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<TypesettingOptions>(configuration.GetSection("Typesetting")).AddSingleton<Typesetter>();
}

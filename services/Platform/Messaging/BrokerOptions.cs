using RabbitMQ.Client;

namespace Recouvrement.Platform.Messaging;

/// <summary>Where the broker is.</summary>
/// <param name="Address">amqp or amqps URI with user, password and virtual host.</param>
public sealed record BrokerOptions(Uri Address)
{
    /// <summary>A connection factory for this broker; recovery is left to the callers.</summary>
    public ConnectionFactory Factory() => new() { Uri = Address, AutomaticRecoveryEnabled = false, ClientProvidedName = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name };

    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.Unescaped);
}

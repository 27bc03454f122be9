package care.homeward.platform.settings;

import care.homeward.contracts.Publisher;
import com.mongodb.client.MongoClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.ExtendedPropertiesBinder;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaProducerProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.MessageChannel;

/**
 * Looks at the settings as the clients are given them, whoever set them, before anything is read or
 * sent; a service with a wrong one does not start.
 */
@Configuration(proxyBeanMethods = false)
public class SettingsCheck {

  private static final String BINDER = "spring.cloud.stream.kafka.binder";
  private static final String ANY_OTHER = "spring.cloud.stream.kafka.default";

  @Bean
  SmartInitializingSingleton settingsAreRight(
      Environment environment,
      BindingServiceProperties bindings,
      BinderFactory binders,
      FunctionCatalog functions,
      KafkaProperties kafka,
      ObjectProvider<KafkaConnectionDetails> connection,
      KafkaTemplate<String, byte[]> relay,
      MongoClient store) {
    return () -> {
      var wrong = new Wrong();
      var clients = new ClientRules(wrong);
      clients.relay("relay's producer", relay.getProducerFactory().getConfigurationProperties());
      clients.store(
          store.getWriteConcern(),
          store.getReadConcern(),
          store.getReadPreference(),
          store
              .getClusterDescription()
              .getClusterSettings()
              .getServerSelectionTimeout(TimeUnit.MILLISECONDS));
      var settings = Binder.get(environment);
      var binder =
          settings
              .bind(
                  BINDER,
                  Bindable.ofInstance(new KafkaBinderConfigurationProperties(kafka, connection)))
              .orElseThrow(() -> new IllegalStateException(BINDER + " is not set"));
      look(settings, bindings, binders, functions, binder, wrong);
      wrong.stop();
    };
  }

  @Bean
  TopicCheck topicCheck(
      Environment environment,
      BindingServiceProperties bindings,
      KafkaAdmin admin,
      KafkaTemplate<String, byte[]> relay,
      Halt halt) {
    var largest =
        relay
            .getProducerFactory()
            .getConfigurationProperties()
            .get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return new TopicCheck(
        admin.getConfigurationProperties(),
        topics(environment, bindings),
        environment.getRequiredProperty("homeward.copies", Integer.class),
        largest == null ? Long.MAX_VALUE >> 1 : Long.parseLong(largest.toString()),
        halt);
  }

  private static void look(
      Binder settings,
      BindingServiceProperties bindings,
      BinderFactory binders,
      FunctionCatalog functions,
      KafkaBinderConfigurationProperties binder,
      Wrong wrong) {
    var rules = new BindingRules(wrong);
    var clients = new ClientRules(wrong);
    rules.producer(
        "any binding not named",
        settings
            .bind(ANY_OTHER + ".producer", KafkaProducerProperties.class)
            .orElseGet(KafkaProducerProperties::new));
    clients.producer("any binding's producer", producerOf(binder, Map.of()));
    settings
        .bind("spring.cloud.stream.function.bindings", Bindable.mapOf(String.class, String.class))
        .ifBound(
            renamed ->
                wrong.unless(
                    renamed.isEmpty(),
                    "bindings",
                    "function.bindings",
                    renamed,
                    "empty",
                    "a binding under another name would not be looked at"));
    var heard = definitions(settings);
    for (var name : heard) {
      FunctionInvocationWrapper function = functions.lookup(name);
      if (function == null) {
        wrong.add(name + ": there is no such function, so nothing would be heard");
      } else {
        rules.function(name, function.isConsumer(), function.getInputType());
      }
    }
    for (var name : consumers(bindings, heard)) {
      var kafka = extended(binders).getExtendedConsumerProperties(name);
      rules.consumer(name, bindings.getConsumerProperties(name), kafka);
      var client = new HashMap<>(binder.mergedConsumerConfiguration());
      if (kafka.getStartOffset() != null) {
        client.put("auto.offset.reset", kafka.getStartOffset().name());
      }
      client.putAll(kafka.getConfiguration());
      rules.consumerClient(name, client);
    }
    for (var name : producers(settings, bindings)) {
      var kafka = extended(binders).getExtendedProducerProperties(name);
      rules.producer(name, kafka);
      clients.producer(name + "'s producer", producerOf(binder, kafka.getConfiguration()));
    }
  }

  private static Map<String, Object> producerOf(
      KafkaBinderConfigurationProperties binder, Map<String, String> own) {
    var client = new HashMap<String, Object>();
    client.put(ProducerConfig.ACKS_CONFIG, binder.getRequiredAcks());
    client.putAll(binder.mergedProducerConfiguration());
    client.putAll(own);
    return client;
  }

  @SuppressWarnings("unchecked") // There is one binder on the class path.
  private static ExtendedPropertiesBinder<
          MessageChannel, KafkaConsumerProperties, KafkaProducerProperties>
      extended(BinderFactory binders) {
    return (ExtendedPropertiesBinder<
            MessageChannel, KafkaConsumerProperties, KafkaProducerProperties>)
        binders.getBinder(null, MessageChannel.class);
  }

  private static List<String> definitions(Binder settings) {
    return split(
        settings.bind("spring.cloud.function.definition", String.class).orElse(""), "[;|]");
  }

  private static boolean hears(String binding) {
    return binding.matches(".+-in-\\d+");
  }

  /** Those of a function that is not defined are only prepared. */
  private static Set<String> consumers(BindingServiceProperties bindings, List<String> heard) {
    var declared =
        bindings.getBindings().keySet().stream()
            .filter(SettingsCheck::hears)
            .filter(name -> heard.contains(name.replaceFirst("-in-\\d+$", "")));
    return Stream.concat(declared, heard.stream().map(name -> name + "-in-0"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> producers(Binder settings, BindingServiceProperties bindings) {
    var named =
        split(
            settings.bind("spring.cloud.stream.output-bindings", String.class).orElse(""), "[;,]");
    return Stream.concat(
            bindings.getBindings().keySet().stream().filter(name -> !hears(name)), named.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the service hears and says; who is told neither here, as the live view, reads all. */
  private static Set<String> topics(Environment environment, BindingServiceProperties bindings) {
    var said = environment.getProperty("spring.application.name", "") + ".v1";
    var all = Arrays.stream(Publisher.values()).map(Publisher::topic).toList();
    var topics = new TreeSet<String>();
    if (all.contains(said)) {
      topics.add(said);
    }
    for (var function : definitions(Binder.get(environment))) {
      topics.addAll(split(bindings.getBindingDestination(function + "-in-0"), ","));
    }
    if (topics.isEmpty()) {
      topics.addAll(all);
    }
    return topics;
  }

  private static List<String> split(String text, String at) {
    return Stream.of(text.split(at)).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}

/** Apache Kafka itself, one KRaft node, in the process that asks for it. */
@NullMarked
package care.homeward.broker;

import org.jspecify.annotations.NullMarked;

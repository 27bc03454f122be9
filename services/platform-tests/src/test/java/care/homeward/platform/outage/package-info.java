/** What a service does while broker or store are away, or more is asked of it than it can do. */
package care.homeward.platform.outage;
